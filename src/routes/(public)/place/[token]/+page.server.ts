import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { m } from '$lib/paraglide/messages';
import { ownPlaceRefusalWords } from '$lib/sign-ups/place-words';
import { tokenHash } from '$lib/server/auth/token';
import { changeOwnPlaceBy, type OwnAct } from '$lib/server/sign-ups/own-place';
import { ownPlacePage } from '$lib/server/sign-ups/own-place-page';
import { linkIsOver } from '$lib/server/web/link-is-over';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

const said: Record<string, () => string> = {
	signed_up: () => m.place_done_signed_up(),
	again: () => m.place_done_again(),
	cancel: () => m.place_done_cancel(),
	decline: () => m.place_done_cancel(),
	accept: () => m.place_done_accept(),
	wait: () => m.place_done_wait(),
	move: () => m.place_done_move()
};

const hashOf = ({ params }: Pick<RequestEvent, 'params'>) => tokenHash(params.token ?? '');

export const load: PageServerLoad = async (event) => {
	const page = await ownPlacePage(hashOf(event), getLocale(), new Date());
	return { ...(page ?? linkIsOver()), done: said[event.url.searchParams.get('done') ?? '']?.() ?? null };
};

async function change(event: RequestEvent, acting: OwnAct) {
	const result = await changeOwnPlaceBy(hashOf(event), acting, new Date());
	if (result.ok) redirect(303, `${event.url.pathname}?done=${acting.act}`);
	if (result.refusal === 'place_gone') linkIsOver();
	return fail(409, { problem: ownPlaceRefusalWords[result.refusal]() });
}

const plain = (act: 'cancel' | 'accept' | 'decline' | 'wait') => async (event: RequestEvent) => {
	await sentFields(event.request);
	return change(event, { act });
};

export const actions: Actions = {
	cancel: plain('cancel'),
	accept: plain('accept'),
	decline: plain('decline'),
	wait: plain('wait'),
	move: async (event) => {
		const slotId = String((await sentFields(event.request, ['slotId'])).get('slotId') ?? '');
		return change(event, { act: 'move', slotId });
	}
};
