import { error, fail, redirect } from '@sveltejs/kit';
import { formatCardCode } from '$lib/donors/card-code';
import { entryWords } from '$lib/donors/entry-words';
import { mergeForm, undoMergeForm } from '$lib/donors/merge-form';
import { clashWords, mergeLines, moveLines } from '$lib/donors/merge-words';
import { mergeRefusalText } from '$lib/donors/refusal-text';
import { readSearch } from '$lib/list-address';
import { getLocale } from '$lib/paraglide/runtime';
import { requireActor, requireRow, type Access } from '$lib/server/access';
import { followMerge, requireDonor } from '$lib/server/donors/access';
import type { DonorRow } from '$lib/server/donors/donor-row';
import { mergeDonors } from '$lib/server/donors/merge-donors';
import { comparison, othersLike } from '$lib/server/donors/merge-page';
import { mergeDays } from '$lib/server/donors/merges';
import { donorById } from '$lib/server/donors/queries';
import { undoMerge } from '$lib/server/donors/undo-merge';
import { canMergeDonors } from '$lib/server/policy';
import { readForm, sentAs } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { donor, ...access } = await requireDonor(event, canMergeDonors);
	event.setHeaders({ 'cache-control': 'no-store' });
	const asked = event.url.searchParams;
	const q = readSearch(asked);
	const withId = asked.get('with');
	const { id, fullName } = donor;
	if (withId === null)
		return { donor: { id, fullName }, q, others: await found(access, donor, q), compared: null, days: 0 };

	const other = await another(access, withId, id);
	const compared = await access.scope((tx) => comparison(tx, donor, other));
	const days = await access.scope(mergeDays);
	return { donor: { id, fullName }, q, others: [], compared: worded(compared), days };
};

/** The other entry; one that was merged away meanwhile leads to who stayed. */
async function another(access: Access, otherId: string, id: string): Promise<DonorRow> {
	const isAnother = UUID.test(otherId) && otherId !== id;
	const found = isAnother ? await access.scope((tx) => donorById(tx, otherId)) : null;
	if (isAnother && !found) await followMerge(access, otherId);
	return requireRow(access, found, (row) => row, canMergeDonors);
}

async function found({ scope }: Access, donor: DonorRow, q: string) {
	const others = await scope((tx) => othersLike(tx, donor, q));
	return others.map((other) => {
		const facts = [
			entryWords.birthDate(other, getLocale()),
			...[entryWords.phone, entryWords.group].map((say) => say(other))
		];
		return { id: other.id, fullName: other.fullName, facts: facts.filter(Boolean).join(' · ') };
	});
}

function worded({ kept, gone, moves, clashes }: Awaited<ReturnType<typeof comparison>>) {
	const side = ({ id, version, fullName, cardCode }: typeof kept) => ({
		...{ id, version, fullName, card: formatCardCode(cardCode) }
	});
	return {
		kept: side(kept),
		gone: side(gone),
		lines: mergeLines(kept, gone, getLocale()),
		moves: moveLines(moves, getLocale()),
		clashes: clashes.map(({ why, driveTitle }) => ({
			text: clashWords[why](driveTitle),
			forbids: why !== 'two_places'
		}))
	};
}

export const actions: Actions = {
	merge: async (event) => {
		// Sent twice, or by two people at once, the second one comes to what the first has made.
		await followMerge(requireActor(event), event.params.donorId);
		const { donor, ...access } = await requireDonor(event, canMergeDonors);
		const sent = await readForm(event.request, mergeForm);
		if (!sent.valid) error(400);
		const { keptId, goneId, keptVersion, goneVersion, ...chosen } = sent.data;
		if (![keptId, goneId].includes(donor.id)) error(404);
		await another(access, keptId === donor.id ? goneId : keptId, donor.id);

		const merging = { kept: { id: keptId, version: keptVersion }, gone: { id: goneId, version: goneVersion } };
		const stated = Object.fromEntries(Object.entries(chosen).filter(([, side]) => side !== ''));
		const merged = await access.scope((tx) => mergeDonors(tx, access.actor, { ...merging, chosen: stated }));
		if (!merged.ok) return fail(409, { problem: mergeRefusalText[merged.refusal](), chosen: stated });
		redirect(303, `/donors/${keptId}?merged=${merged.value.id}`);
	},
	undo: async (event) => {
		const { donor, actor, scope } = await requireDonor(event, canMergeDonors);
		const sent = await sentAs(event.request, undoMergeForm);
		if (!sent.success) error(400);
		const undone = await scope((tx) => undoMerge(tx, actor, { donorId: donor.id, mergeId: sent.data.mergeId }));
		if (!undone.ok) return fail(409, { problem: mergeRefusalText[undone.refusal](), chosen: {} });
		redirect(303, `/donors/${donor.id}?done=parted`);
	}
};
