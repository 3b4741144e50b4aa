import { error, fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { targetChoiceForm } from '$lib/clubs/target-choice-form';
import { TARGET_SUBJECTS } from '$lib/clubs/target-form';
import { targetSubjectName } from '$lib/clubs/target-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { canSetTargets } from '$lib/server/policy';
import { statedTarget, targetHolders } from '$lib/server/targets/choices';
import { standingTargets } from '$lib/server/targets/queries';
import { setTarget } from '$lib/server/targets/set-target';
import { readForm } from '$lib/server/web/sent-form';
import { yearOf } from '$lib/time/calendar-date';
import type { Actions, PageServerLoad } from './$types';

function yearAsked(url: URL, thisYear: number): number {
	const year = Number(url.searchParams.get('year'));
	return Number.isInteger(year) && year >= 2000 && year <= 2200 ? year : thisYear;
}

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSetTargets);
	const { year, targets, holders } = await scope(async (tx) => {
		const year = yearAsked(event.url, yearOf(await homeDay(tx, actor, new Date())));
		return {
			year,
			targets: await standingTargets(tx, year),
			holders: await targetHolders(tx, actor, year, getLocale())
		};
	});
	const names = new Map(holders.map(({ key, label }) => [key, label]));
	const choices = TARGET_SUBJECTS.map((subject) => ({
		label: targetSubjectName[subject](),
		choices: holders
			.filter((one) => one.mayAsk && one.subject === subject)
			.map(({ key, label }) => ({ value: `${subject}:${key}`, label }))
	}));
	return {
		year,
		targets: targets.map(({ id, subject, units, revisions, ...of }) => {
			const name = names.get(of.areaCode ?? of.clubId ?? of.campaignId ?? of.provinceCode) ?? '';
			return { id, subject, units, revisions, name };
		}),
		choices: choices.filter((group) => group.choices.length > 0),
		form: await superValidate({ year }, zod4(targetChoiceForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canSetTargets);
		const form = await readForm(event.request, targetChoiceForm, ['units']);
		if (!form.valid) return fail(400, { form });
		const saved = await scope(async (tx) => {
			const target = statedTarget(await targetHolders(tx, actor, form.data.year, getLocale()), form.data);
			if (target) await setTarget(tx, actor, target, new Date());
			return target !== null;
		});
		if (!saved) error(404);
		return message(form, m.target_saved());
	}
};
