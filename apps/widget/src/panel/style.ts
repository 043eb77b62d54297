/** Everything the panel looks like. It lives in a shadow root: nothing of the page reaches it, nothing of it the page. */
export const style = `
*,*::before,*::after{box-sizing:border-box}
.panel{--bg:#fff;--raised:#fff;--sunken:#f5f5f3;--text:#22262b;--quiet:#5d646d;--line:#e3e3df;--control:#8b9098;--danger:#b3261e;
position:fixed;inset-block-end:88px;z-index:2147483001;display:flex;flex-direction:column;width:384px;height:min(640px,calc(100dvh - 108px));overflow:hidden;background:var(--bg);color:var(--text);
border-radius:14px;box-shadow:0 1px 3px #0002,0 12px 48px -8px #0005;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Hiragino Sans",sans-serif;text-align:start;color-scheme:light}
.panel[data-theme=dark]{--bg:#1b1e22;--raised:#24282d;--sunken:#14171a;--text:#ececea;--quiet:#a7adb5;--line:#353a41;--control:#7d848d;--danger:#ff9d94;color-scheme:dark}
.panel[data-side=right]{right:20px}.panel[data-side=left]{left:20px}
.panel[hidden]{display:none}
@media (prefers-reduced-motion:no-preference){.panel{animation:in .14s ease-out}@keyframes in{from{opacity:0;transform:translateY(8px)}}.dots i{animation:dot 1.2s infinite}.dots i:nth-child(2){animation-delay:.15s}.dots i:nth-child(3){animation-delay:.3s}@keyframes dot{30%{opacity:1;transform:translateY(-2px)}}}
@media (max-width:480px){.panel{inset:0!important;width:auto;height:100dvh;border-radius:0}}
@media print{.panel{display:none}}
h2,h3,p,ul,ol,dl{margin:0;padding:0}ul,ol{list-style:none}
button,input,textarea,select{font:inherit;color:inherit}
button{cursor:pointer;border:0;background:none;padding:0}
button:focus-visible,input:focus-visible,textarea:focus-visible,a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--focus);outline-offset:1px}
header{display:flex;align-items:center;gap:10px;min-height:64px;padding:10px 8px 10px 16px;background:var(--c);color:var(--on)}
[dir=rtl] header{padding:10px 16px 10px 8px}
header button:focus-visible{outline-color:var(--on)}
header img{width:36px;height:36px;border-radius:8px;object-fit:contain;background:#fff}
header div{flex:1;min-width:0}
header h2{font-size:16px;font-weight:600;line-height:1.3;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
header p{display:flex;align-items:center;gap:6px;font-size:13px;line-height:1.35}
header p i{width:8px;height:8px;border-radius:50%;border:1.5px solid currentColor;flex:none}header p i[data-here=true]{background:currentColor}
.icon{display:grid;place-items:center;width:40px;height:40px;border-radius:8px;flex:none}
header .icon:hover{background:color-mix(in srgb,currentColor 14%,transparent)}
.body{flex:1;min-height:0;overflow-y:auto;overscroll-behavior:contain;padding:16px;display:flex;flex-direction:column;gap:10px}
.greeting{color:var(--text);padding-bottom:4px;white-space:pre-wrap}
.quiet{color:var(--quiet);font-size:13px}
.log{display:flex;flex-direction:column;gap:10px}
.line{display:flex;flex-direction:column;gap:4px;max-width:84%;align-items:flex-start}
.line[data-ours=false]{align-self:flex-end;align-items:flex-end}
.bubble{padding:8px 12px;border-radius:12px;background:var(--sunken);white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line)}
[data-theme=dark] .bubble{background:var(--raised)}
.line[data-ours=false] .bubble{background:var(--c);color:var(--on);border-color:transparent}
.line[data-ours=false] .bubble a{color:inherit}
.line small{font-size:12px;color:var(--quiet);padding:0 4px}
.bubble a{color:inherit;text-decoration:underline}
.shot{display:block;border-radius:10px;overflow:hidden;border:1px solid var(--line);background:var(--sunken)}
.shot img{display:block;max-width:100%;max-height:220px;min-height:40px;min-width:60px}
.file{display:inline-flex;gap:8px;align-items:center;padding:8px 12px;border:1px solid var(--line);border-radius:10px;background:var(--raised);color:var(--text);max-width:100%}
.file bdi{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.dots{display:inline-flex;gap:4px;padding:4px 0}.dots i{width:6px;height:6px;border-radius:50%;background:currentColor;opacity:.45}
.card{border:1px solid var(--line);border-radius:12px;padding:12px;background:var(--raised);display:flex;flex-direction:column;gap:8px}
.card h3{font-size:15px;font-weight:600}
form{display:flex;flex-direction:column;gap:12px}
label{display:flex;flex-direction:column;gap:4px;font-size:13px;font-weight:500}
label span{color:var(--quiet);font-weight:400}
input,select,.write{width:100%;min-height:40px;padding:8px 10px;border:1px solid var(--control);border-radius:8px;background:var(--bg);font-size:16px}
.bad{color:var(--danger);font-size:13px;font-weight:400}
.do{min-height:40px;padding:8px 16px;border-radius:8px;background:var(--c);color:var(--on);font-weight:600}
.do:disabled{opacity:.5;cursor:default}
.link{color:var(--text);text-decoration:underline;font-size:13px;min-height:28px;padding:0 4px}
.row{display:flex;gap:8px;align-items:center;flex-wrap:wrap}
footer{border-top:1px solid var(--line);padding:8px;background:var(--bg)}
footer .in{display:flex;align-items:flex-end;gap:4px}
.write{flex:1;min-width:0;resize:none;max-height:132px;border-color:transparent;line-height:1.4}
.write:focus-visible{outline-offset:-2px}
footer .icon{color:var(--quiet)}footer .icon.send{color:var(--on);background:var(--c)}footer .icon.send:disabled{background:none;color:var(--control);cursor:default}
footer .icon:hover:not(:disabled):not(.send){background:var(--sunken)}
.files{display:flex;flex-wrap:wrap;gap:6px;padding:0 4px 6px}
.chip{position:relative;display:flex;align-items:center;gap:2px;padding-inline-start:10px;border:1px solid var(--line);border-radius:8px;font-size:13px;max-width:100%;overflow:hidden}
.chip progress{position:absolute;inset:auto 0 0;width:100%;height:3px;appearance:none;border:0}
.chip .icon{width:30px;height:30px}
.notice{padding:6px 16px;font-size:13px;background:var(--sunken);border-bottom:1px solid var(--line)}
.menu{position:absolute;inset-block-start:58px;inset-inline-end:8px;z-index:2;min-width:200px;padding:4px;border:1px solid var(--line);border-radius:10px;background:var(--raised);color:var(--text);box-shadow:0 8px 24px #0003}
.menu button,.list button{display:block;width:100%;min-height:40px;padding:8px 12px;border-radius:8px;text-align:start}
.menu button:hover,.list button:hover{background:var(--sunken)}
.list{display:flex;flex-direction:column}
.list small{display:block;color:var(--quiet);font-size:12px}
.scale{display:flex;gap:4px}.scale button{flex:1;min-width:0;min-height:44px;border:1px solid var(--control);border-radius:8px;background:var(--bg);font-weight:600;padding:0}.scale button:hover{background:var(--sunken)}.scale button[aria-pressed=true]{background:var(--c);color:var(--on);border-color:var(--c)}
.ends{display:flex;justify-content:space-between;gap:8px;font-size:12px;color:var(--quiet)}
.over{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;
