import { auditCsvHead, auditCsvLines } from '$lib/audit/csv';
import { readAuditFilter } from '$lib/audit/filter';
import { requirePolicy } from '$lib/server/access';
import { exportTrail } from '$lib/server/audit/export-trail';
import { canSeeAudit } from '$lib/server/policy';
import type { RequestHandler } from './$types';

/** The audit trail as a CSV file, under the same filter as the page. Codes and ids, no names: taking it is not audited itself. */
export const GET: RequestHandler = (event) => {
	const { actor, scope } = requirePolicy(event, canSeeAudit);
	const portions = exportTrail(scope, { actor, filter: readAuditFilter(event.url.searchParams) });
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		start: (file) => file.enqueue(encoder.encode(auditCsvHead)),
		pull: async (file) => {
			const { value, done } = await portions.next();
			if (done) file.close();
			else file.enqueue(encoder.encode(auditCsvLines(value)));
		},
		cancel: async () => void (await portions.return())
	});
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="giot-hong-audit.csv"',
			'cache-control': 'no-store'
		}
	});
};
