import { error } from '@sveltejs/kit';
import { requireImport } from '$lib/server/donor-import/access';
import { rowsWith } from '$lib/server/donor-import/queries';
import { rejectedSheet } from '$lib/server/donor-import/rejected-page';
import { writeWorkbook } from '$lib/server/spreadsheets/write-workbook';
import type { RequestHandler } from './$types';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET: RequestHandler = async (event) => {
	const { scope, batch } = await requireImport(event);
	if (batch.state !== 'done') error(404);
	const rows = await scope((tx) => rowsWith(tx, batch.id, 'left_out'));
	const sheet = rejectedSheet(batch, rows);
	if (!sheet) error(404);
	return new Response(writeWorkbook(sheet.name, sheet.rows), {
		headers: {
			'content-type': WORKBOOK,
			'content-disposition': 'attachment; filename="rejected.xlsx"',
			'cache-control': 'no-store'
		}
	});
};
