import { areaName } from '$lib/areas/area-name';
import { targetsDoneText } from '$lib/clubs/pasted-count-words';
import { pastedTargetsForm, type PastedTargets } from '$lib/clubs/pasted-target-form';
import { targetRows } from '$lib/clubs/pasted-target-words';
import { getLocale } from '$lib/paraglide/runtime';
import { tableLeft } from '$lib/pasted/text-left';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { allProvinces } from '$lib/server/areas/queries';
import { canImportTargets, canSetTargets } from '$lib/server/policy';
import { importTargets, isNew, readPastedTargets } from '$lib/server/targets/import-targets';
import { yearOf } from '$lib/time/calendar-date';
import { pastedBy } from './pasted.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSetTargets);
	const { served, thisYear } = await scope(async (tx) => ({
		served: (await allProvinces(tx)).filter(({ code }) => canImportTargets(actor, { provinceCode: code })),
		thisYear: yearOf(await homeDay(tx, actor, new Date()))
	}));
	const provinces = served.map((one) => ({ value: one.code, label: areaName(one, getLocale()) }));
	const asked = pastedTargetsForm.shape.year.safeParse(event.url.searchParams.get('year')).data;
	const blank: PastedTargets = {
		text: '',
		provinceCode: provinces[0]?.value ?? '',
		year: asked ?? String(thisYear),
		replace: []
	};
	return { provinces, thisYear, blank };
};

export const actions: Actions = {
	preview: async (event) => {
		const pasted = await pastedBy(event);
		if ('kept' in pasted) return pasted.kept;
		const { targets, rest, unread } = await pasted.scope((tx) => readPastedTargets(tx, pasted.reading));
		return {
			typed: pasted.typed,
			...targetRows(targets, getLocale()),
			rest,
			unread,
			fresh: targets.filter(isNew).length
		};
	},
	add: async (event) => {
		const pasted = await pastedBy(event);
		if ('kept' in pasted) return pasted.kept;
		const { replace } = pasted.typed;
		const { set, left, ...read } = await pasted.scope((tx) => importTargets(tx, { ...pasted.reading, replace }));
		const typed = { ...pasted.typed, text: tableLeft({ ...read, left }) };
		const done = targetsDoneText(set.length, getLocale());
		const year = set[0]?.year ?? null;
		return { typed, ...targetRows(left, getLocale()), rest: read.rest, unread: read.unread, fresh: 0, done, year };
	}
};
