const words = 'order parcel delivery hello please refund exchange size colour blue late tracking number address invoice card gift thanks where still waiting since monday courier returned shoes jacket coffee subscription glasses lens broken damaged box label'.split(' ');

/** An 8 KB mail as shoppers send them: plain text and HTML, with a quoted answer. */
export function sampleMail(i: number, senders: number): { from: string; raw: string; subject: string } {
  const from = `shopper${i % senders}@example.test`;
  const text = Array.from({ length: 190 }, (_, n) => words[(i * 7 + n * 13) % words.length]).join(' ');
  const quoted = Array.from({ length: 12 }, (_, n) => `> ${words[(i + n) % words.length]} we have received your message and will answer soon`).join('\r\n');
  const html = `<html><body><p>${text.split(' ').map((word, n) => (n % 12 === 0 ? `<b>${word}</b>` : word)).join(' ')}</p><table>${Array.from({ length: 36 }, (_, n) => `<tr><td style="padding:4px">${words[n % words.length]}</td><td>${i + n}</td></tr>`).join('')}</table><div class="gmail_quote">${quoted}</div></body></html>`;
  const subject = `Question ${i} about order ${100_000 + i}`;
  const raw = [
    `From: Shopper ${i % senders} <${from}>`, 'To: help@north.test', `Subject: ${subject}`, `Message-ID: <bench-${i}-${process.pid}@example.test>`, `Date: ${new Date().toUTCString()}`, 'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b1"', '', '--b1', 'Content-Type: text/plain; charset=utf-8', '', `Hello,\r\n\r\n${text}\r\n\r\nOn Mon, 16 Nov 2026 Support wrote:\r\n${quoted}`, '--b1', 'Content-Type: text/html; charset=utf-8', '', html, '--b1--', '',
  ].join('\r\n');
  return { from, raw: raw.length < 8192 ? `${raw}${' '.repeat(8192 - raw.length - 2)}` : raw, subject };
}
