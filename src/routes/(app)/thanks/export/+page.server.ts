import { error, redirect } from '@sveltejs/kit';
import { exportForm } from '$lib/exports/export-form';
import { getLocale } from '$lib/paraglide/runtime';
import { requireAllowedRoles, requireRecentProof, requireRecentProofToOpen } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { clubsWithDonors } from '$lib/server/donors/owners';
import { noteExport } from '$lib/server/exports/note-export';
import { canSeeThanks } from '$lib/server/policy';
import { allMilestones } from '$lib/server/thanks/milestones';
import { countReached } from '$lib/server/thanks/reached';
import { sentAs } from '$lib/server/web/sent-form';
import { honourHeads } from '$lib/thanks/export-words';
import { readThanksFilter, thanksHref } from '$lib/thanks/thanks-filter';
import { milestoneChoices, thanksFilterWords } from '$lib/thanks/thanks-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireAllowedRoles(event, canSeeThanks);
	requireRecentProofToOpen(event, actor);
	return scope(async (tx) => {
		const filter = readThanksFilter(event.url.searchParams, await homeDay(tx, actor, new Date()));
		const milestones = milestoneChoices(await allMilestones(tx));
		const clubs = (await clubsWithDonors(tx, actor)).map(({ id, name }) => ({ value: id, label: name }));
		return {
			summary: thanksFilterWords(filter, { milestones, clubs }, getLocale()).join(' · '),
			count: (await countReached(tx, filter)).all,
			columns: honourHeads(getLocale()),
			list: thanksHref(filter)
		};
	});
};

export const actions: Actions = {
	take: async (event) => {
		const { actor, scope } = requireAllowedRoles(event, canSeeThanks);
		requireRecentProof(event, actor);
		const sent = await sentAs(event.request, exportForm);
		if (!sent.success) error(400);
		const { list, key } = await scope(async (tx) => {
			const filter = readThanksFilter(event.url.searchParams, await homeDay(tx, actor, new Date()));
			const list = thanksHref(filter);
			const { all: rows } = await countReached(tx, filter);
			const fields = [...new URLSearchParams(list.split('?')[1]).keys()];
			return { list, key: await noteExport(tx, actor, { action: 'export.honours', list, rows, fields }) };
		});
		const file = new URL(`/thanks/export/honours.${sent.data.kind}${list.slice('/thanks'.length)}`, event.url);
		file.searchParams.set('key', key);
		redirect(303, file.pathname + file.search);
	}
};
