import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

const HEADERS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'content-security-policy': "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
};

/**
 * Gives static files, and what is refused before it reaches the application, the headers that every answer carries. Pages
 * replace them with their own. The adapter serves those without asking us; Node tells of every request it takes.
 */
export function protectEveryAnswer({ secure }: { secure: boolean }): void {
	const headers = secure ? { ...HEADERS, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : HEADERS;
	subscribe('http.server.request.start', (started) => {
		const { request, response } = started as { request: IncomingMessage; response: ServerResponse };
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		// What nobody read of a body would hold up the next request on the same connection.
		response.once('finish', () => request.removeAllListeners('data').resume());
	});
}
