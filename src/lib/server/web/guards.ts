const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a path could be read as another host (`//evil.example`, `/\evil.example`) or hides a backslash. */
export function isAmbiguousPath(path: string): boolean {
	return path.includes('//') || path.includes('\\') || /%5c|%2f%2f/i.test(path);
}

/** Whether a request that changes something comes from our own pages. Kit's own check skips requests without a content type. */
export function isFromOurPages(request: Request, origin: string): boolean {
	return SAFE.has(request.method) || request.headers.get('origin') === origin;
}

/** Whether somebody uses a page: an event stream or a poll does not keep a session alive. */
export function isUse({ headers }: Request): boolean {
	return headers.get('accept') !== 'text/event-stream' && headers.get('x-poll') === null;
}

const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** Whether a browser without script sends a filled-in form and will show whatever comes back. */
export function isPlainForm({ method, headers }: Request): boolean {
	const asksForPage = headers.get('accept')?.includes('text/html') ?? false;
	const isForm = FORM_TYPES.test(headers.get('content-type') ?? '');
	return method === 'POST' && asksForPage && isForm && !headers.has('x-sveltekit-action');
}

const MOST_BYTES = 512 * 1024;

/** A file of 5 MiB and what stands around it in a form. */
const MOST_BYTES_OF_A_FILE = 5 * 1024 * 1024 + 64 * 1024;

/** The one page that takes files. */
const TAKES_FILES = '/(app)/donors/imports/new';

/** Whether a body is larger than 512 KiB, or than a file where the route takes files, or does not say how large it is. */
export function isTooLarge({ method, headers }: Request, routeId: string | null = null): boolean {
	if (SAFE.has(method)) return false;
	const stated = headers.get('content-length');
	const most = routeId === TAKES_FILES ? MOST_BYTES_OF_A_FILE : MOST_BYTES;
	return stated === null ? headers.has('transfer-encoding') : Number(stated) > most;
}

/**
 * Headers that every answer carries: no cache keeps one that does not say otherwise. The content security policy comes from Kit, which
 * knows the nonces.
 */
export function secured(response: Response, { secure }: { secure: boolean }): Response {
	const { headers } = response;
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'same-origin');
	headers.set('x-frame-options', 'DENY');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('permissions-policy', 'geolocation=(), microphone=(), payment=()');
	if (secure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
	if (!headers.has('content-security-policy'))
		headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
	return response;
}
