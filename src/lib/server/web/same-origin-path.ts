/** The path to go back to, or "/" when what was sent would lead anywhere else. */
export function sameOriginPath(back: unknown, here: URL): string {
	if (typeof back !== 'string' || !/^\/(?![/\\])/.test(back)) return '/';
	if (!URL.canParse(back, here.origin)) return '/';
	const target = new URL(back, here.origin);
	return target.origin === here.origin && !target.pathname.startsWith('//') ? target.pathname + target.search : '/';
}
