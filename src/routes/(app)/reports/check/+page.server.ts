import { fail } from '@sveltejs/kit';
import { archiveWords } from '$lib/archives/refusal-words';
import { m } from '$lib/paraglide/messages';
import { requireAllowedRoles } from '$lib/server/access';
import { canListReports } from '$lib/server/policy';
import { checkArchive, readReportArchive } from '$lib/server/reports/check-archive';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireAllowedRoles(event, canListReports);
};

export const actions: Actions = {
	default: async (event) => {
		const { scope, actor } = requireAllowedRoles(event, canListReports);
		const file = (await sentFields(event.request, ['file'])).get('file');
		if (!(file instanceof File) || file.size === 0) return fail(400, { problem: m.archive_no_file() });
		const bytes = new Uint8Array(await file.arrayBuffer());
		const read = readReportArchive(bytes);
		if (!read.ok) return fail(409, { problem: archiveWords[read.refusal]() });
		return { checked: await scope((tx) => checkArchive(tx, actor, read.value)) };
	}
};
