import { error, redirect } from '@sveltejs/kit';
import { exportedHeads } from '$lib/donors/export-words';
import { donorFilterWords } from '$lib/donors/filter-words';
import { donorListHref, narrowedBy, readDonorFilter } from '$lib/donors/list-filter';
import { exportForm } from '$lib/exports/export-form';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requireAllowedRoles, requireRecentProof, requireRecentProofToOpen } from '$lib/server/access';
import { allAreaChoices } from '$lib/server/areas/choices';
import { homeDay } from '$lib/server/areas/home-day';
import { provincesOf } from '$lib/server/areas/queries';
import { countExported } from '$lib/server/donors/export-donors';
import { clubsWithDonors } from '$lib/server/donors/owners';
import { noteExport } from '$lib/server/exports/note-export';
import { canExportDonors } from '$lib/server/policy';
import { sentAs } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireAllowedRoles(event, canExportDonors);
	requireRecentProofToOpen(event, actor);
	const now = new Date();
	const filter = readDonorFilter(event.url.searchParams, await scope((tx) => homeDay(tx, actor, now)));
	const choices = await scope(async (tx) => ({
		areas: await allAreaChoices(tx, provincesOf(actor), getLocale()),
		clubs: (await clubsWithDonors(tx, actor)).map(({ id, name }) => ({ value: id, label: name }))
	}));
	const summary = [filter.q, ...donorFilterWords(filter, choices, getLocale())].filter(Boolean).join(' · ');
	return {
		summary: summary || m.donor_filter_everybody(),
		count: await countExported(scope, filter, now),
		columns: exportedHeads(getLocale()),
		list: donorListHref(filter)
	};
};

export const actions: Actions = {
	take: async (event) => {
		const { actor, scope } = requireAllowedRoles(event, canExportDonors);
		requireRecentProof(event, actor);
		const sent = await sentAs(event.request, exportForm);
		if (!sent.success) error(400);
		const now = new Date();
		const filter = readDonorFilter(event.url.searchParams, await scope((tx) => homeDay(tx, actor, now)));
		const list = donorListHref(filter);
		const rows = await countExported(scope, filter, now);
		const noted = { action: 'export.donors' as const, list, rows, fields: narrowedBy(filter) };
		const key = await scope((tx) => noteExport(tx, actor, noted));
		const file = new URL(`/donors/export/donors.${sent.data.kind}${list.slice('/donors'.length)}`, event.url);
		file.searchParams.set('key', key);
		redirect(303, file.pathname + file.search);
	}
};
