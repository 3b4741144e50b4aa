import { error, fail, redirect } from '@sveltejs/kit';
import { whyAlike } from '$lib/donors/duplicates-words';
import { pairForm } from '$lib/donors/pair-form';
import { pairLines } from '$lib/donors/pair-words';
import { donorRefusalText } from '$lib/donors/refusal-text';
import { pageNumber } from '$lib/list-address';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, requireRow } from '$lib/server/access';
import {
	countOpenPairs,
	openPairs,
	PAIRS_PER_PAGE,
	pairById,
	suspectAgain,
	tellApart,
	type DonorPair
} from '$lib/server/donors/pairs';
import { canEditDonor, canListDonors, canMergeDonors } from '$lib/server/policy';
import { sentAs } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const pageHref = (page: number) => `/donors/pairs?page=${page}`;
const pageOf = ({ url }: RequestEvent) => pageNumber(url.searchParams.get('page'));

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canListDonors);
	event.setHeaders({ 'cache-control': 'no-store' });
	const decided = event.url.searchParams.get('decided') ?? '';
	return scope(async (tx) => {
		const last = UUID.test(decided) ? await pairById(tx, decided) : null;
		const count = await countOpenPairs(tx);
		// Whoever decided about the last pair of the last page goes on with the page before.
		const page = Math.min(pageOf(event), Math.max(1, Math.ceil(count / PAIRS_PER_PAGE)));
		return {
			pairs: (await openPairs(tx, page)).map((pair) => ({
				...worded(pair),
				mayMerge: canMergeDonors(actor, pair.one)
			})),
			count,
			page,
			newer: page > 1 ? pageHref(page - 1) : null,
			older: page * PAIRS_PER_PAGE < count ? pageHref(page + 1) : null,
			decided: last && { id: last.id, one: last.one.fullName, other: last.other.fullName }
		};
	});
};

function worded({ id, one, other, ...likeness }: DonorPair) {
	const named = ({ id: donorId, fullName }: DonorPair['one']) => ({ id: donorId, fullName });
	return {
		id,
		one: named(one),
		other: named(other),
		why: whyAlike(likeness),
		lines: pairLines(one, other, getLocale())
	};
}

/** The pair that a form names and the actor, if they may decide about both; a foreign and a missing one are the same 404. */
async function requirePair(event: RequestEvent) {
	const access = requirePolicy(event, canListDonors);
	const sent = await sentAs(event.request, pairForm);
	if (!sent.success) error(404);
	const found = await access.scope((tx) => pairById(tx, sent.data.pairId));
	const pair = requireRow(access, found, ({ one }) => one, canEditDonor);
	return { ...access, pair: requireRow(access, pair, ({ other }) => other, canEditDonor) };
}

export const actions: Actions = {
	apart: async (event) => {
		const { actor, scope, pair } = await requirePair(event);
		const told = await scope((tx) => tellApart(tx, actor, { pair, now: new Date() }));
		if (!told.ok) return fail(409, { problem: donorRefusalText[told.refusal]() });
		redirect(303, `${pageHref(pageOf(event))}&decided=${pair.id}`);
	},
	again: async (event) => {
		const { actor, scope, pair } = await requirePair(event);
		const asked = await scope((tx) => suspectAgain(tx, actor, { pair }));
		if (!asked.ok) return fail(409, { problem: donorRefusalText[asked.refusal]() });
		redirect(303, pageHref(pageOf(event)));
	}
};
