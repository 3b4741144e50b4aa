import type { Look } from '$lib/desk/look';
import { lookRow } from '$lib/desk/look-row-words';
import {
	againForm,
	bagNumberForm,
	countsForm,
	leaveOutForm,
	reopenForm,
	sameForm,
	seenForm
} from '$lib/desk/settle-form';
import { triedWords } from '$lib/desk/look-words';
import { isForGood } from '$lib/desk/what-can-be-done';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { done } from '$lib/result';
import { letItCount, numberBag } from '$lib/server/desk/correct-bag';
import { joinRegistrations } from '$lib/server/desk/join-registrations';
import { leaveOut } from '$lib/server/desk/leave-out';
import { looksPage } from '$lib/server/desk/looks';
import { markSeen, reopenSeen } from '$lib/server/desk/mark-seen';
import { tryAgain } from '$lib/server/desk/try-again';
import { requireDrive } from '$lib/server/drives/access';
import { canSettleOperations } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';
import { error } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { settleAction } from './settle-action.server';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canSettleOperations);
	event.setHeaders({ 'cache-control': 'no-store' });
	const asked = event.url.searchParams.get('after') ?? '';
	const after = UUID.test(asked) ? asked : null;
	const { looks, count, next } = await scope((tx) => looksPage(tx, drive.id, after));
	return {
		drive: { id: drive.id, title: drive.title },
		looks: looks.map((look: Look) => lookRow(look, drive, getLocale())),
		count,
		next,
		isLater: after !== null
	};
};

export const actions: Actions = {
	seen: settleAction(seenForm, 'seen', async ({ scope, settling, input }) => {
		const settled = await scope((tx) => markSeen(tx, { ...settling, sure: input.sure }));
		const undo = isForGood(input.doubt) ? null : input.id;
		return settled.ok ? done({ text: m.look_seen_done(), undo }) : settled;
	}),
	again: settleAction(againForm, 'again', async ({ scope, settling, input }) => {
		const tried = await tryAgain(scope, { ...settling, input, locale: getLocale() });
		if (!tried.ok) return tried;
		return done({ text: triedWords(tried.value), undo: null, waits: !tried.value.recorded });
	}),
	leaveOut: settleAction(leaveOutForm, 'leave_out', async ({ scope, settling, input }) => {
		const settled = await scope((tx) => leaveOut(tx, { ...settling, ...input }));
		return settled.ok ? done({ text: m.look_left_out_done(), undo: null }) : settled;
	}),
	counts: settleAction(countsForm, 'counts', async ({ scope, settling, input }) => {
		const settled = await scope((tx) => letItCount(tx, { ...settling, sure: input.sure }));
		return settled.ok ? done({ text: m.look_counts_done(), undo: null }) : settled;
	}),
	same: settleAction(sameForm, 'same', async ({ scope, settling, input }) => {
		const joined = await joinRegistrations(scope, { ...settling, sure: input.sure, locale: getLocale() });
		return joined.ok ? done({ text: m.look_same_done({ count: joined.value.followed }), undo: null }) : joined;
	}),
	bagNumber: settleAction(bagNumberForm, 'bag_number', async ({ scope, settling, input }) => {
		const settled = await scope((tx) => numberBag(tx, { ...settling, bagNumber: input.bagNumber }));
		return settled.ok ? done({ text: m.look_number_done(), undo: null }) : settled;
	}),
	reopen: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canSettleOperations);
		const form = await readForm(event.request, reopenForm);
		if (!form.valid) error(404);
		if (!(await scope((tx) => reopenSeen(tx, { actor, drive, id: form.data.id })))) error(404);
		return { done: { text: m.look_reopened(), undo: null, waits: false } };
	}
};
