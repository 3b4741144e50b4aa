import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { differences } from '$lib/differences';
import {
	meetingForm,
	MEETING_NUMBERS,
	pointDoneForm,
	pointForm,
	pointRemovedForm
} from '$lib/exchange/statement-forms';
import { m } from '$lib/paraglide/messages';
import { requireMeeting, requireOwnSide } from '$lib/server/exchange/access';
import { sidesOf } from '$lib/server/exchange/exchange-page';
import { addPoint, markPoint, meetingOf, proposedHost, removePoint, saveMeeting } from '$lib/server/exchange/meetings';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope, side } = requireOwnSide(event);
	return scope(async (tx) => {
		const meeting = await meetingOf(tx, side.year);
		const proposed = await proposedHost(tx, side.year);
		return {
			year: side.year,
			sides: await sidesOf(tx),
			proposed,
			points: meeting?.points ?? null,
			form: await superValidate(typedMeeting(meeting, proposed), zod4(meetingForm), { errors: false }),
			adding: await superValidate({ id: v7() }, zod4(pointForm), { errors: false })
		};
	});
};

type Meeting = Awaited<ReturnType<typeof meetingOf>>;

/** The meeting as its form shows it. */
const typedMeeting = (meeting: Meeting, proposed: string) =>
	meeting ? { ...meeting, heldOn: meeting.heldOn ?? '' } : { hostCode: proposed, version: 0 };

const words = { stale_version: () => m.exchange_stale(), unknown_province: () => m.exchange_unknown_province() };
const back = (year: number) => redirect(303, `/exchange/${year}/meeting?saved`);

export const actions: Actions = {
	save: async (event) => {
		const { actor, scope, side } = requireOwnSide(event);
		const form = await readForm(event.request, meetingForm, MEETING_NUMBERS);
		if (!form.valid) return fail(400, { form });
		const saved = await scope((tx) => saveMeeting(tx, actor, side, form.data));
		if (!saved.ok) {
			const standing = typedMeeting(await scope((tx) => meetingOf(tx, side.year)), form.data.hostCode);
			const meanwhile = differences(form.data, standing);
			form.data.version = standing.version;
			setError(form, '', words[saved.refusal]());
			return fail(409, { form, meanwhile });
		}
		back(side.year);
	},
	add: async (event) => {
		const { actor, scope, side, meeting } = await requireMeeting(event);
		const adding = await readForm(event.request, pointForm);
		if (!adding.valid) return fail(400, { adding });
		await scope((tx) => addPoint(tx, actor, { meeting, ...side }, adding.data));
		back(side.year);
	},
	done: async (event) => {
		const { actor, scope, side, meeting } = await requireMeeting(event);
		const sent = await readForm(event.request, pointDoneForm);
		const point = meeting.points.find(({ id }) => id === sent.data.pointId) ?? error(404);
		if (!sent.valid) return fail(400, { problem: m.field_not_a_day() });
		await scope((tx) => markPoint(tx, actor, { meeting, ...side }, point, sent.data.doneOn));
		back(side.year);
	},
	remove: async (event) => {
		const { actor, scope, side, meeting } = await requireMeeting(event);
		const sent = await readForm(event.request, pointRemovedForm);
		const point = meeting.points.find(({ id }) => id === sent.data.pointId) ?? error(404);
		await scope((tx) => removePoint(tx, actor, { meeting, ...side }, point));
		back(side.year);
	}
};
