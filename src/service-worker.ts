/// <reference lib="webworker" />
import { SHELL_CACHE } from '$lib/desk/shell-cache';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** A network that has not answered to the end within this time, in milliseconds, is none for somebody who opens the desk. */
const PATIENCE_MS = 3_000;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** The desk opens from the network where there is one, otherwise from the device; its parts come from the device first. Everything else is left alone. */
worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin) return;
	if (request.mode === 'navigate' && pathname.startsWith('/desk/')) event.respondWith(page(request));
	else if (pathname.startsWith('/_app/immutable/') || pathname.startsWith('/fonts/')) event.respondWith(part(request));
});

async function page(request: Request): Promise<Response> {
	const kept = await caches.match('/desk', { cacheName: SHELL_CACHE });
	if (!kept) return fetch(request);
	try {
		const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
		if (answer.status >= 500) return kept;
		await answer.clone().arrayBuffer();
		return answer;
	} catch {
		return kept;
	}
}

async function part(request: Request): Promise<Response> {
	const kept = await caches.match(new URL(request.url).pathname, { cacheName: SHELL_CACHE });
	return kept ?? fetch(request);
}
