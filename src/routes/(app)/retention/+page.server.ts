import { fail, redirect } from '@sveltejs/kit';
import { fieldWords } from '$lib/field-words';
import { getLocale } from '$lib/paraglide/runtime';
import { missedKinds } from '$lib/retention/missed';
import { readPreview, retentionForm } from '$lib/retention/retention';
import { retentionRefusalText, retentionWords } from '$lib/retention/retention-words';
import { requirePolicy } from '$lib/server/access';
import { homeZone } from '$lib/server/areas/home-day';
import { canKeepRetention } from '$lib/server/policy';
import { editRetention } from '$lib/server/retention/edit-retention';
import { allRetentionRules, dueCounts, lastRun } from '$lib/server/retention/queries';
import { readForm } from '$lib/server/web/sent-form';
import { dayIn } from '$lib/time/calendar-date';
import { formatDateTime } from '$lib/time/format';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canKeepRetention);
	event.setHeaders({ 'cache-control': 'no-store' });
	const preview = readPreview(event.url.searchParams);
	const now = new Date();
	return scope(async (tx) => {
		const rules = await allRetentionRules(tx);
		const due = await dueCounts(tx, Object.fromEntries(rules.map(({ kind, days }) => [kind, days])), now);
		const asked = preview?.days ? await dueCounts(tx, { [preview.kind]: preview.days }, now) : {};
		const last = await lastRun(tx);
		const zone = await homeZone(tx, actor);
		const missed = missedKinds(last && { ...last, on: dayIn(zone, last.at) }, dayIn(zone, now));
		return {
			rules: rules.map((rule) => ({
				...rule,
				name: retentionWords[rule.kind].name(),
				detail: retentionWords[rule.kind].detail(),
				due: due[rule.kind] ?? 0,
				missed: missed.includes(rule.kind)
			})),
			preview: preview && { ...preview, due: asked[preview.kind] ?? 0 },
			lastAt: last && formatDateTime(last.at, zone, getLocale()),
			removed: Object.values(last?.removed ?? {}).reduce((sum, count) => sum + count, 0),
			saved: event.url.searchParams.get('done') === 'saved'
		};
	});
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepRetention);
		const form = await readForm(event.request, retentionForm, ['days']);
		if (!form.valid) return fail(400, { problem: (form.errors.days ?? ['not_a_choice']).map(fieldWords).join(' ') });
		const edited = await scope((tx) => editRetention(tx, actor, { ...form.data, now: new Date() }));
		if (edited.ok) redirect(303, '/retention?done=saved');
		const floor = Number(edited.details?.floor ?? 0);
		return fail(409, { problem: retentionRefusalText[edited.refusal](floor) });
	}
};
