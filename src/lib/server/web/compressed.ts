/** Below this a packet holds the answer anyway. */
const WORTH_IT = 1_024;
const TEXT = /^(text\/(?!event-stream)|application\/(json|javascript|xml)\b|image\/svg\+xml)/;
const TAKES_GZIP = /(^|,)\s*gzip\s*(;\s*q=(1|0?\.\d*[1-9]))?[\d.]*\s*(,|$)/i;

/** The same answer as gzip, where the browser takes it and there is enough text. Event streams stay as they are. */
export function compressed(request: Request, response: Response): Response {
	const { headers, body } = response;
	if (!body || !TEXT.test(headers.get('content-type') ?? '') || headers.has('content-encoding')) return response;
	headers.append('vary', 'accept-encoding');
	const length = headers.get('content-length');
	const isSmall = length !== null && Number(length) < WORTH_IT;
	if (isSmall || request.method === 'HEAD' || !TAKES_GZIP.test(request.headers.get('accept-encoding') ?? ''))
		return response;
	const packed = new Response(body.pipeThrough(new CompressionStream('gzip')), response);
	packed.headers.delete('content-length');
	packed.headers.set('content-encoding', 'gzip');
	return packed;
}
