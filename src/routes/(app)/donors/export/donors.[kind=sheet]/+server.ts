import { redirect } from '@sveltejs/kit';
import { exportedCells, exportedHeads } from '$lib/donors/export-words';
import { donorListHref, readDonorFilter } from '$lib/donors/list-filter';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { provedRecently, requireAllowedRoles } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { exportedDonors } from '$lib/server/donors/export-donors';
import { isNoted } from '$lib/server/exports/note-export';
import { canExportDonors } from '$lib/server/policy';
import { handOut } from '$lib/server/spreadsheets/hand-out';
import type { RequestHandler } from './$types';

/** The filtered list of donors as a file, to whoever noted just now that they take it; others are led to where that is noted. */
export const GET: RequestHandler = async (event) => {
	const { actor, scope } = requireAllowedRoles(event, canExportDonors);
	const now = new Date();
	const key = event.url.searchParams.get('key') ?? '';
	const { filter, today, noted } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, now);
		const filter = readDonorFilter(event.url.searchParams, today);
		const asked = { action: 'export.donors' as const, list: donorListHref(filter), key, now };
		return { filter, today, noted: await isNoted(tx, actor, asked) };
	});
	if (!noted || !provedRecently(actor, now))
		redirect(303, `/donors/export${donorListHref(filter).slice('/donors'.length)}`);
	const locale = getLocale();
	async function* rows() {
		yield exportedHeads(locale);
		for await (const donor of exportedDonors(scope, filter, now)) yield exportedCells(donor, locale);
	}
	const { kind } = event.params;
	return handOut({ kind, file: `giot-hong-donors-${today}`, title: m.donor_list_title() }, rows());
};
