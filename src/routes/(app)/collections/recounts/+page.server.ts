import { error, fail, redirect } from '@sveltejs/kit';
import { areaName } from '$lib/areas/area-name';
import { getLocale } from '$lib/paraglide/runtime';
import { askRecountForm, isAtWork, setRightForm } from '$lib/recounts/recount';
import { recountRefusalText } from '$lib/recounts/recount-words';
import { requirePolicy, requireRow } from '$lib/server/access';
import { homeZone } from '$lib/server/areas/home-day';
import { allProvinces } from '$lib/server/areas/queries';
import { canRecount, canRecountAny, canSeeCollections } from '$lib/server/policy';
import { askRecount } from '$lib/server/recounts/ask-recount';
import { differencesOf, recountById, recountsSeen } from '$lib/server/recounts/recount-queries';
import { setRight } from '$lib/server/recounts/set-right';
import { readForm } from '$lib/server/web/sent-form';
import { formatDateTime } from '$lib/time/format';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canRecountAny);
	event.setHeaders({ 'cache-control': 'no-store' });
	const locale = getLocale();
	const of = event.url.searchParams.get('of') ?? '';
	return scope(async (tx) => {
		const zone = await homeZone(tx, actor);
		const provinces = (await allProvinces(tx)).map((one) => ({ value: one.code, label: areaName(one, locale) }));
		const recounts = (await recountsSeen(tx)).map(
			({ askedAt, endedAt: _ended, setRightAt, provinceCode, ...recount }) => ({
				...recount,
				province: provinces.find(({ value }) => value === provinceCode)?.label ?? provinceCode,
				atWork: isAtWork(recount.state),
				at: formatDateTime(askedAt, zone, locale),
				setRightOn: setRightAt && formatDateTime(setRightAt, zone, locale)
			})
		);
		const shown = UUID.test(of) ? recounts.find(({ id }) => id === of) : recounts[0];
		return {
			provinces: provinces.filter(({ value }) => canRecount(actor, { provinceCode: value })),
			seesCollections: canSeeCollections(actor),
			recounts,
			shown: shown ?? null,
			differences: shown?.differences ? await differencesOf(tx, shown.id, locale) : []
		};
	});
};

export const actions: Actions = {
	ask: async (event) => {
		const { actor, scope } = requirePolicy(event, canRecountAny);
		const { valid, data } = await readForm(event.request, askRecountForm);
		if (!valid) error(400);
		const province = (await scope(allProvinces)).find(({ code }) => code === data.provinceCode);
		if (!province || !canRecount(actor, { provinceCode: province.code })) error(404);
		const asked = await scope((tx) => askRecount(tx, actor, province.code));
		if (!asked.ok) return fail(409, { problem: recountRefusalText[asked.refusal]() });
		redirect(303, `/collections/recounts?of=${asked.value.id}`);
	},
	setRight: async (event) => {
		const access = requirePolicy(event, canRecountAny);
		const { valid, data } = await readForm(event.request, setRightForm);
		const found = valid ? await access.scope((tx) => recountById(tx, data.recountId)) : null;
		const recount = requireRow(access, found, (one) => one, canRecount);
		const done = await access.scope((tx) => setRight(tx, access.actor, recount));
		if (!done.ok) return fail(409, { problem: recountRefusalText[done.refusal]() });
		redirect(303, `/collections/recounts?of=${recount.id}`);
	}
};
