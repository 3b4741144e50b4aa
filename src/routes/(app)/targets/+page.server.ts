import { error, fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { monthFields, statedIn, targetChoiceForm, withdrawTargetForm, yearAsked } from '$lib/clubs/target-choice-form';
import { spreadEvenly } from '$lib/clubs/target-months';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { done } from '$lib/result';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { canSetTargets } from '$lib/server/policy';
import { statedTarget, targetHolders } from '$lib/server/targets/choices';
import { splitAsLastYear } from '$lib/server/targets/last-year';
import { setTarget, withdrawTarget } from '$lib/server/targets/set-target';
import { targetPage } from '$lib/server/targets/target-page';
import { readForm } from '$lib/server/web/sent-form';
import { calendarDate, yearOf } from '$lib/time/calendar-date';
import { NUMBERS, proposed } from './proposed.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSetTargets);
	const asked = (name: string) => (event.url.searchParams.get(name) ?? '').trim();
	const unread = (name: string, known: unknown) => (known === null ? asked(name).slice(0, 40) : '');
	const on = calendarDate(asked('on'));
	const known = yearAsked(asked('year'));
	return scope(async (tx) => {
		const year = known ?? yearOf(await homeDay(tx, actor, new Date()));
		const { anew, ...page } = await targetPage(tx, actor, { year, on, of: asked('of'), locale: getLocale() });
		const { of = '', units = null, monthly = null } = anew ?? {};
		const blank = { of, year, units, ...monthFields(monthly) };
		const form = await superValidate(blank, zod4(targetChoiceForm), { errors: false });
		return { year, noYear: unread('year', known), noDay: unread('on', on), on, ...page, form };
	});
};

export const actions: Actions = {
	save: async (event) => {
		const { actor, scope } = requirePolicy(event, canSetTargets);
		const form = await readForm(event.request, targetChoiceForm, NUMBERS);
		if (!form.valid) return fail(400, { form });
		const outcome = await scope(async (tx) => {
			const target = statedTarget(await targetHolders(tx, actor, getLocale()), statedIn(form.data));
			return target && setTarget(tx, actor, target, new Date());
		});
		if (!outcome) error(404);
		return message(form, outcome === 'set' ? m.target_saved() : m.target_stood());
	},
	even: (event) => proposed(event, async (_, { units }) => done(spreadEvenly(units))),
	lastYear: (event) => proposed(event, splitAsLastYear),
	withdraw: async (event) => {
		const { actor, scope } = requirePolicy(event, canSetTargets);
		const { data, valid } = await readForm(event.request, withdrawTargetForm);
		if (!valid) error(400);
		const { of, year, seen } = data;
		const outcome = await scope(async (tx) => {
			const target = statedTarget(await targetHolders(tx, actor, getLocale()), { of, year, units: 0, monthly: null });
			return target && withdrawTarget(tx, actor, { target, seen, now: new Date() });
		});
		if (!outcome) error(404);
		return outcome.ok ? { said: m.target_withdrawn_done() } : fail(409, { refused: m.target_stated_meanwhile() });
	}
};
