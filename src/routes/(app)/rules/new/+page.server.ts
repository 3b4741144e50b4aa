import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { countryName } from '$lib/areas/area-words';
import { COUNTRIES } from '$lib/areas/country';
import { revisionFrom, rulesForm, rulesFrom, type TypedRules } from '$lib/donors/rule-form';
import { changeLines, effectLines, ruleFields, rulesRefusalText } from '$lib/donors/rule-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { effectsOf, reviseRules, revised, type RevisingRules } from '$lib/server/donors/revise-rules';
import { allRuleSets, rulesIn } from '$lib/server/donors/rule-sets';
import { canReviseRules } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { calendarDate, type CalendarDate } from '$lib/time/calendar-date';
import { formatDate } from '$lib/time/format';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canReviseRules);
	const asked = event.url.searchParams.get('country') ?? COUNTRIES[0];
	const country = COUNTRIES.find((one) => one === asked);
	if (!country) error(404);
	const rules = await scope(async (tx) =>
		rulesIn(await allRuleSets(tx), country, await homeDay(tx, actor, new Date()))
	);
	return {
		country: countryName(country),
		groups: ruleFields(),
		form: await superValidate(rulesFrom(country, rules), zod4(rulesForm), { errors: false })
	};
};

function revisingFrom(typed: TypedRules, today: CalendarDate): RevisingRules {
	const { country } = typed;
	return { country, validFrom: calendarDate(typed.validFrom) as CalendarDate, revision: revisionFrom(typed), today };
}

type Sent = SuperValidated<TypedRules>;

export const actions: Actions = {
	preview: async (event) => {
		const { actor, scope } = requirePolicy(event, canReviseRules);
		const form = (await readForm(event.request, rulesForm)) as unknown as Sent;
		if (!form.valid) return fail(400, { form, effects: null });
		const result = await scope(async (tx) => {
			const revising = revisingFrom(form.data, await homeDay(tx, actor, new Date()));
			const found = await revised(tx, revising);
			return found.ok ? { ...found, effects: await effectsOf(tx, revising, found.value) } : found;
		});
		if (!result.ok) {
			setError(form, 'validFrom', rulesRefusalText[result.refusal]());
			return fail(409, { form, effects: null });
		}
		const [locale, { before, after, until }] = [getLocale(), result.value];
		return {
			form,
			effects: effectLines(result.effects, locale),
			changes: changeLines(before, after, locale),
			until: until && formatDate(until, locale)
		};
	},
	save: async (event) => {
		const { actor, scope } = requirePolicy(event, canReviseRules);
		const form = (await readForm(event.request, rulesForm)) as unknown as Sent;
		if (!form.valid) return fail(400, { form, effects: null });
		const saved = await scope(async (tx) =>
			reviseRules(tx, actor, revisingFrom(form.data, await homeDay(tx, actor, new Date())))
		);
		if (!saved.ok) {
			setError(form, 'validFrom', rulesRefusalText[saved.refusal]());
			return fail(409, { form, effects: null });
		}
		redirect(303, '/rules?done=revised');
	}
};
