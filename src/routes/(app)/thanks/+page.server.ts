import { error, fail, redirect } from '@sveltejs/kit';
import { provinceOf } from '$lib/server/areas/province';
import { clubsWithDonors } from '$lib/server/donors/owners';
import { donorById } from '$lib/server/donors/queries';
import { requireAllowedRoles, requireRow } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { canEditAnyMilestone, canSeeThanks, canThank } from '$lib/server/policy';
import { handOver, takeBack } from '$lib/server/thanks/hand-over';
import { allMilestones } from '$lib/server/thanks/milestones';
import { REACHED_PER_PAGE, reachedPage, thankedFor } from '$lib/server/thanks/reached';
import { sentAs } from '$lib/server/web/sent-form';
import { handOverForm } from '$lib/thanks/milestone-form';
import { thanksRefusalText } from '$lib/thanks/refusal-text';
import { isNarrowed, readThanksFilter, thanksHref } from '$lib/thanks/thanks-filter';
import { milestoneChoices } from '$lib/thanks/thanks-words';
import { dayIn } from '$lib/time/calendar-date';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireAllowedRoles(event, canSeeThanks);
	event.setHeaders({ 'cache-control': 'no-store' });
	return scope(async (tx) => {
		const filter = readThanksFilter(event.url.searchParams, await homeDay(tx, actor, new Date()));
		const { reached, count } = await reachedPage(tx, filter);
		const [milestoneId = '', donorId = ''] = (event.url.searchParams.get('done') ?? '').split('_');
		return {
			filter,
			done: UUID.test(donorId) ? await thankedFor(tx, { donorId, milestoneId }) : null,
			narrowed: isNarrowed(filter),
			count,
			reached,
			newer: filter.page > 1 ? thanksHref(filter, { page: filter.page - 1 }) : null,
			older: filter.page * REACHED_PER_PAGE < count.all ? thanksHref(filter, { page: filter.page + 1 }) : null,
			milestones: milestoneChoices(await allMilestones(tx)),
			clubs: (await clubsWithDonors(tx, actor)).map(({ id, name }) => ({ value: id, label: name })),
			sets: canEditAnyMilestone(actor)
		};
	});
};

/** The donor and the milestone that a form names and the actor, if they may thank; a foreign donor and a missing one are the same 404. */
async function requireThanking(event: RequestEvent) {
	const access = requireAllowedRoles(event, canSeeThanks);
	const sent = await sentAs(event.request, handOverForm);
	if (!sent.success) error(404);
	const { found, today } = await access.scope(async (tx) => ({
		found: await donorById(tx, sent.data.donorId),
		today: await homeDay(tx, access.actor, new Date())
	}));
	const donor = requireRow(access, found, (one) => one, canThank);
	return { ...access, donor, today, milestoneId: sent.data.milestoneId };
}

/** Back to the line that was pressed, under the filter of the address; `done` names it where it was handed over, so that it can be taken back. */
function backToLine(
	{ url }: RequestEvent,
	{ donor, today, milestoneId }: Awaited<ReturnType<typeof requireThanking>>,
	done: boolean
): never {
	const filter = readThanksFilter(url.searchParams, today);
	const back = new URL(url.searchParams.has('from') ? thanksHref(filter, { page: filter.page }) : '/thanks', url);
	if (done) back.searchParams.set('done', `${milestoneId}_${donor.id}`);
	redirect(303, `${back.pathname}${back.search}#${milestoneId}-${donor.id}`);
}

export const actions: Actions = {
	hand: async (event) => {
		const thanking = await requireThanking(event);
		const { actor, scope, donor, milestoneId } = thanking;
		const handed = await scope(async (tx) => {
			const { timezone } = await provinceOf(tx, donor.provinceCode);
			return handOver(tx, actor, { donor, milestoneId, day: dayIn(timezone, new Date()) });
		});
		if (!handed.ok) return fail(409, { problem: thanksRefusalText[handed.refusal]() });
		backToLine(event, thanking, true);
	},
	takeBack: async (event) => {
		const thanking = await requireThanking(event);
		const { actor, scope, donor, milestoneId } = thanking;
		const taken = await scope((tx) => takeBack(tx, actor, { donor, milestoneId }));
		if (!taken.ok) return fail(409, { problem: thanksRefusalText[taken.refusal]() });
		backToLine(event, thanking, false);
	}
};
