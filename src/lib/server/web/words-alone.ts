import { json } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';

const ONLY_OUR_STYLE = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

const home = () => `<a href="/">${m.error_home()}</a>`;
const signInBeside = () => `<a href="/login" target="_blank">${m.error_401_sign_in()}</a>`;

const words = {
	401: [m.error_401_title, m.error_401_text, signInBeside],
	413: [m.error_413_title, m.error_413_text, home],
	503: [m.error_503_title, m.error_503_text, home]
} as const;

const page = (locale: Locale, title: string, text: string, link: string) => `<!doctype html>
<html lang="${locale}">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="color-scheme" content="light dark" />
		<title>${title} · Giọt Hồng</title>
		<link rel="stylesheet" href="/fallback.css" />
	</head>
	<body>
		<main>
			<h1>${title}</h1>
			<p>${text}</p>
			<p>${link}</p>
		</main>
	</body>
</html>
`;

/**
 * An answer from before any page: to a form sent after its session ended, which reloading sends again; to a body that is too
 * large to be read (form libraries would take it for an empty form); or while the database is away, which every page needs.
 */
export function wordsAlone({ headers }: Request, locale: Locale, status: keyof typeof words): Response {
	const [title, text, link] = words[status];
	const message = text();
	if (headers.has('x-sveltekit-action')) return json({ type: 'error', status, error: { message } }, { status });
	if (!headers.get('accept')?.includes('text/html')) return json({ message }, { status });
	const type = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': ONLY_OUR_STYLE };
	return new Response(page(locale, title(), message, link()), { status, headers: type });
}
