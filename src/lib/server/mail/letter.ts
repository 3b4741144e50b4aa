/** A message as people read it. `link` leads to the public address of this installation. */
export type Letter = {
	subject: string;
	greeting: string;
	paragraphs: string[];
	link?: { href: string; label: string };
	closing: string;
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The letter as plain text. */
export function asText({ greeting, paragraphs, link, closing }: Letter): string {
	const parts = [greeting, ...paragraphs, ...(link ? [`${link.label}:\n${link.href}`] : []), closing];
	return `${parts.join('\n\n')}\n`;
}

/** The letter as HTML without pictures, scripts or anything fetched from elsewhere. */
export function asHtml({ subject, greeting, paragraphs, link, closing }: Letter, locale: string): string {
	const line = (text: string) => `<p style="margin:0 0 16px">${escaped(text)}</p>`;
	const button = link
		? `<p style="margin:24px 0"><a href="${escaped(link.href)}" style="background:#ae2148;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;font-weight:600;display:inline-block">${escaped(link.label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:#6f635d;word-break:break-all">${escaped(link.href)}</p>`
		: '';
	return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#faf7f3;color:#241d1a;font:16px/1.7 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;background:#ffffff;border:1px solid #e3dbd3;border-radius:10px;padding:24px">
<p style="margin:0 0 24px;color:#ae2148;font-weight:600">Giọt Hồng</p>
${line(greeting)}
${paragraphs.map(line).join('\n')}
${button}
${line(closing)}
</div>
</body>
</html>
`;
}
