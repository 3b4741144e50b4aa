import { SHELL_CACHE } from '../shell-cache';

/** What the browser loaded of the program for this page: scripts, styles, letters, drawings. */
function parts(): string[] {
	const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
	const ours = loaded.filter(({ origin, pathname }) => origin === location.origin && isPart(pathname));
	return [...new Set(ours.map(({ pathname }) => pathname))];
}

const isPart = (path: string) => path.startsWith('/_app/') || path.startsWith('/fonts/') || path.startsWith('/icons/');

/** The letters of every language of the product, so that a Lao name is not a row of boxes later. */
async function loadLetters(): Promise<void> {
	const family = getComputedStyle(document.body).fontFamily;
	await Promise.all(
		['ạ', 'ກ', 'a', '1'].flatMap((text) =>
			[400, 600].map((weight) => document.fonts.load(`${weight} 16px ${family}`, text))
		)
	);
}

/**
 * Keeps the page itself and everything it is made of on the device, without any data of anybody: the page is asked for as a stranger. Answers how many bytes
 * that is; null where the browser does not keep anything.
 */
export async function keepShell(): Promise<number | null> {
	if (!('serviceWorker' in navigator)) return null;
	await navigator.serviceWorker.register('/service-worker.js');
	await loadLetters();
	const page = await fetch(location.pathname, { credentials: 'omit', headers: { accept: 'text/html' } });
	if (!page.ok || page.redirected) return null;
	const cache = await caches.open(SHELL_CACHE);
	const wanted = parts();
	let size = 0;
	// One after the other: whoever taps meanwhile is not kept waiting.
	for (const path of wanted) size += await keepPart(cache, path);
	const html = await page.clone().blob();
	await cache.put('/desk', page);
	await forgetOldParts(cache, new Set(wanted));
	return size + html.size;
}

async function keepPart(cache: Cache, path: string): Promise<number> {
	const known = await cache.match(path);
	const part = known ?? (await fetch(path, { credentials: 'omit' }));
	if (!known && part.ok) await cache.put(path, part.clone());
	return (await part.blob()).size;
}

/** An earlier edition of the program goes once the new one is whole. */
async function forgetOldParts(cache: Cache, wanted: Set<string>): Promise<void> {
	for (const { url } of await cache.keys()) {
		const { pathname } = new URL(url);
		if (pathname !== '/desk' && !wanted.has(pathname)) await cache.delete(url);
	}
}
