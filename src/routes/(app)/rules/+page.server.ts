import { error, fail, redirect } from '@sveltejs/kit';
import { fieldWords } from '$lib/field-words';
import { takeBackForm } from '$lib/donors/rule-form';
import { ruleLines, rulesRefusalText } from '$lib/donors/rule-words';
import { ruleSetOn } from '$lib/donors/rule-sets';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { takeBackRules } from '$lib/server/donors/revise-rules';
import { allRuleSets } from '$lib/server/donors/rule-sets';
import { canReviseRules, canSeeRules } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeeRules);
	const { sets, today } = await scope(async (tx) => ({
		sets: await allRuleSets(tx),
		today: await homeDay(tx, actor, new Date())
	}));
	const locale = getLocale();
	return {
		mayRevise: canReviseRules(actor),
		done: event.url.searchParams.get('done'),
		sets: sets.map(({ id, country, validFrom, rules }) => ({
			...{ id, country, validFrom, confirmed: rules.confirmed },
			title: rules.title[locale],
			note: rules.note[locale],
			holds: ruleSetOn(sets, country, today)?.id === id,
			begins: validFrom > today,
			groups: ruleLines(rules, locale)
		}))
	};
};

export const actions: Actions = {
	takeBack: async (event) => {
		const { actor, scope } = requirePolicy(event, canReviseRules);
		const form = await readForm(event.request, takeBackForm);
		const { id, validFrom } = form.data;
		if (form.errors.id) error(400);
		const asked = (problem: string) => ({ asked: { id, validFrom, problem } });
		if (!form.valid) return fail(400, asked((form.errors.validFrom ?? []).map(fieldWords).join(' ')));
		const taken = await scope(async (tx) =>
			takeBackRules(tx, actor, { id, validFrom, today: await homeDay(tx, actor, new Date()) })
		);
		if (!taken.ok) return fail(409, asked(rulesRefusalText[taken.refusal]()));
		redirect(303, '/rules?done=taken_back');
	}
};
