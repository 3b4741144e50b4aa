import { error, fail, redirect } from '@sveltejs/kit';
import { beginForm, BEGIN_FILES } from '$lib/donor-import/import-forms';
import { acceptsRegistrations } from '$lib/drives/status';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { refusalText } from '$lib/registrations/refusal-text';
import { requirePolicy } from '$lib/server/access';
import { beginImport } from '$lib/server/donor-import/begin-import';
import { driveForList, importingClubs } from '$lib/server/donor-import/queries';
import { readDonorTables } from '$lib/server/donor-import/read-donor-list';
import { canImportAnyDonors } from '$lib/server/policy';
import { fieldsOf, sentFields } from '$lib/server/web/sent-form';
import { fileRefusalWords } from '$lib/spreadsheets/refusal-words';
import { formatNumber } from '$lib/time/format';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canImportAnyDonors);
	const driveId = event.url.searchParams.get('drive');
	if (driveId !== null && !UUID.test(driveId)) error(404);
	return scope(async (tx) => {
		const drive = driveId === null ? null : ((await driveForList(tx, actor, driveId)) ?? error(404));
		const clubs = (await importingClubs(tx, actor)).filter(({ id }) => !drive || id === drive.clubId);
		return {
			clubs: clubs.map(({ id, name }) => ({ value: id, label: name })),
			drive: drive && { id: drive.id, title: drive.title }
		};
	});
};

/** The file, be it empty, or the cells that were pasted where none was chosen; null where there is neither. */
async function chosenFile(sent: FormData): Promise<{ name: string; bytes: Uint8Array } | null> {
	const [file, text] = BEGIN_FILES.map((name) => sent.get(name));
	// Where none was chosen browsers send one without a name.
	if (file instanceof File && (file.size > 0 || file.name !== ''))
		return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
	if (typeof text !== 'string' || text.trim() === '') return null;
	return { name: m.import_pasted_name(), bytes: new TextEncoder().encode(text) };
}

function problemText(refusal: keyof typeof fileRefusalWords, details: Record<string, string | number>): string {
	const number = (value = 0) => formatNumber(Number(value), getLocale());
	return fileRefusalWords[refusal]({
		limit: number(Number(details.limit ?? 0)),
		row: number(Number(details.row ?? 0))
	});
}

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canImportAnyDonors);
		const sent = await sentFields(event.request, [...fieldsOf(beginForm), ...BEGIN_FILES]);
		const text = sent.get('text');
		const parsed = beginForm.safeParse({ clubId: sent.get('clubId'), driveId: sent.get('driveId') ?? '' });
		if (!parsed.success) error(404);
		const { clubId, driveId } = parsed.data;
		const kept = { clubId, text: typeof text === 'string' ? text : '' };
		const club = (await scope((tx) => importingClubs(tx, actor))).find(({ id }) => id === clubId);
		if (!club) error(404);
		const drive = driveId === '' ? null : await scope((tx) => driveForList(tx, actor, driveId));
		if (driveId !== '' && drive?.clubId !== clubId) error(404);
		if (drive && !acceptsRegistrations(drive.status))
			return fail(409, { ...kept, problem: refusalText.drive_closed({}, getLocale()) });

		const file = await chosenFile(sent);
		if (!file) return fail(400, { ...kept, problem: m.import_nothing() });
		const tables = await readDonorTables(file.bytes, file.name);
		if (!tables.ok) return fail(400, { ...kept, problem: problemText(tables.refusal, tables.details) });
		const { provinceCode } = club;
		const beginning = { clubId, provinceCode, driveId: drive?.id ?? null, fileName: file.name, tables: tables.value };
		const batch = await scope((tx) => beginImport(tx, actor, beginning));
		redirect(303, `/donors/imports/${batch.id}`);
	}
};
