import type { Choices } from './settings.ts';
import { GROUNDS, themeFor } from './theme.ts';

const fontOf: Readonly<Record<Choices['look']['font'], string>> = {
  system: 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","Noto Sans JP",sans-serif', serif: 'Georgia,"Times New Roman","Noto Serif","Noto Naskh Arabic","Noto Serif JP",serif', rounded: 'ui-rounded,"SF Pro Rounded","Hiragino Maru Gothic ProN",Nunito,system-ui,sans-serif',
};
const radiusOf: Readonly<Record<Choices['look']['corners'], string>> = { square: '0', soft: '8px', round: '18px' };

/** A brand's style: a handful of kilobytes, in the page itself. Logical sides only, so that it reads from either side. */
export function styleOf(look: Choices['look']): string {
  const [day, night] = [themeFor(look.color, GROUNDS.light), themeFor(look.color, GROUNDS.dark)];
  const dark = `:root{--accent:${night.accent};--on:${night.ink};--ink:#ecedf1;--quiet:#b1b5c0;--ground:#17181c;--card:#1f2127;--line:#3a3d47;--edge:#8a8e9a;--bad:#ff9c92;--good:#7bd3a0}`;
  return `:root{color-scheme:${look.dark ? 'light dark' : 'light'};--accent:${day.accent};--on:${day.ink};--ink:#1b1c20;--quiet:#575b66;--ground:#fff;--card:#f6f6f8;--line:#d9dae0;--edge:#80848f;--bad:#a3271b;--good:#17693c;--round:${radiusOf[look.corners]};--font:${fontOf[look.font]}}${look.dark ? `@media(prefers-color-scheme:dark){${dark}}` : ''}${base}`;
}

const base = `*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 var(--font);overflow-wrap:anywhere}
.top{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;justify-content:space-between;padding-block:14px;padding-inline:max(16px,calc((100% - 720px)/2));border-block-end:1px solid var(--line)}
.top nav,footer nav{display:flex;flex-wrap:wrap;gap:4px 18px}.brand{font-weight:700;font-size:18px;color:var(--ink);text-decoration:none}.logo{display:block;max-inline-size:180px;object-fit:contain}
main{max-inline-size:720px;margin-inline:auto;padding:24px 16px 48px}
a{color:var(--accent);text-underline-offset:3px}nav a{display:inline-block;padding-block:6px;text-decoration:none}nav a:hover,main a:hover{text-decoration:underline}
h1{font-size:26px;line-height:1.25;margin:0 0 8px;text-wrap:balance}h2{font-size:19px;margin:32px 0 10px}h3{font-size:16px;margin:0 0 4px}p{margin:0 0 12px}.quiet,small,time{color:var(--quiet)}small{display:block;font-size:14px}
.card{background:var(--card);border:1px solid var(--line);border-radius:var(--round);padding:16px;margin-block:0 14px}.big{font-size:20px;font-weight:650;margin:0 0 4px}.when{font-size:17px}
.field{margin-block-end:16px}label,legend{display:block;font-weight:600;margin-block-end:4px;padding:0}input,textarea,select{inline-size:100%;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--edge);border-radius:var(--round);padding:10px 12px;min-block-size:44px}
input[type=checkbox],input[type=radio]{inline-size:20px;block-size:20px;min-block-size:0;margin:0;flex:none;accent-color:var(--accent)}fieldset{border:0;margin:0 0 16px;padding:0;min-inline-size:0}
.choice{display:flex;gap:12px;align-items:flex-start;font-weight:400;padding:12px;border:1px solid var(--line);border-radius:var(--round);margin-block-end:8px;cursor:pointer}.choice>span{flex:1;min-inline-size:0}.choice input{margin-block-start:2px}.choice:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}.choice b{font-weight:600}
button,.button{display:inline-flex;align-items:center;justify-content:center;font:inherit;font-weight:600;min-block-size:44px;padding:10px 18px;border:1px solid var(--accent);border-radius:var(--round);background:var(--accent);color:var(--on);text-decoration:none;cursor:pointer}.button.plain,button.plain{background:none;color:var(--accent)}button.quiet{background:none;border-color:transparent;color:var(--quiet);padding-inline:0;text-decoration:underline}main a.button:hover{text-decoration:none;opacity:.9}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.two{display:grid;gap:0 14px;grid-template-columns:1fr}
.swap{padding-inline-start:32px}.card h2{margin-block-start:0}.problem{color:var(--bad);border:1px solid;border-radius:var(--round);padding:10px 14px;font-weight:600}.notice{border-inline-start:4px solid var(--accent);background:var(--card);padding:10px 14px;margin-block-end:14px}.good{color:var(--good);font-weight:600}
.steps{display:flex;list-style:none;margin:14px 0;padding:0;gap:4px}.steps li{flex:1;font-size:12px;line-height:1.3;color:var(--quiet);padding-block-start:10px;border-block-start:4px solid var(--line);min-inline-size:0;hyphens:auto}.steps .done{border-color:var(--accent);color:var(--ink)}.steps [aria-current]{font-weight:700}
.story{list-style:none;margin:0;padding:0}.story li{padding-block:8px;padding-inline-start:16px;border-inline-start:2px solid var(--line)}.story time{display:block;font-size:14px}
.items{list-style:none;margin:0;padding:0}.items li{display:flex;gap:12px;align-items:center;padding-block:8px;border-block-end:1px solid var(--line)}.items img{inline-size:52px;block-size:52px;object-fit:cover;border-radius:6px;background:var(--card)}.items span{flex:1;min-inline-size:0}
summary{cursor:pointer;padding-block:10px;font-weight:600}.qr{inline-size:190px;block-size:190px;background:#fff;padding:10px}.qr path{fill:#000}
footer{max-inline-size:720px;margin-inline:auto;padding:20px 16px 40px;border-block-start:1px solid var(--line);font-size:15px;color:var(--quiet)}dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0}dt{color:var(--quiet)}dd{margin:0}
.article img{max-inline-size:100%;block-size:auto}.article table{border-collapse:collapse;display:block;overflow-x:auto}.article td,.article th{border:1px solid var(--line);padding:6px 10px;text-align:start}.crumbs{font-size:15px}
@media(min-width:560px){.two{grid-template-columns:1fr 1fr}.steps li{font-size:14px}h1{font-size:30px}}
@media(prefers-reduced-motion:no-preference){button,.button{transition:opacity .12s}}
@media print{.top nav,footer,form,.row,.button,script{display:none!important}body{background:#fff;color:#000}.card{border-color:#999;break-inside:avoid}}`.replaceAll('\n', '');
