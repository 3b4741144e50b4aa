import { json } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/time/format';

const ONLY_OUR_STYLE = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

const page = (locale: Locale) => `<!doctype html>
<html lang="${locale}">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<title>${m.error_413_title()} · Giọt Hồng</title>
		<link rel="stylesheet" href="/fallback.css" />
	</head>
	<body>
		<main>
			<h1>${m.error_413_title()}</h1>
			<p>${m.error_413_text()}</p>
			<p><a href="/">${m.error_home()}</a></p>
		</main>
	</body>
</html>
`;

/** The answer to a body that is not even read. Form libraries would take an unreadable form for an empty one. */
export function tooLarge({ headers }: Request, locale: Locale): Response {
	const status = 413;
	const message = m.error_413_text();
	if (headers.has('x-sveltekit-action')) return json({ type: 'error', status, error: { message } }, { status });
	if (!headers.get('accept')?.includes('text/html')) return json({ message }, { status });
	const type = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': ONLY_OUR_STYLE };
	return new Response(page(locale), { status, headers: type });
}
