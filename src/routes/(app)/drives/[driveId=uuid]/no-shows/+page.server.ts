import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { canEditDrive } from '$lib/server/policy';
import { missing, releaseMissing } from '$lib/server/sign-ups/no-shows';
import { sentFields } from '$lib/server/web/sent-form';
import { slotWords } from '$lib/sign-ups/when-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canEditDrive);
	event.setHeaders({ 'cache-control': 'no-store' });
	const people = await scope((tx) => missing(tx, drive, new Date()));
	const released = Number(event.url.searchParams.get('released') ?? Number.NaN);
	return {
		drive: { id: drive.id, title: drive.title, status: drive.status },
		people: people.map(({ id, donor, applicant, startsAt, endsAt }) => ({
			id,
			name: donor ?? applicant ?? '',
			slot: startsAt && endsAt ? slotWords({ startsAt, endsAt }, drive.timezone, getLocale()) : ''
		})),
		done: Number.isInteger(released) ? m.no_shows_released({ count: released }) : null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		await sentFields(event.request);
		const result = await scope((tx) => releaseMissing(tx, { actor, driveId: drive.id, now: new Date() }));
		if (result.ok) redirect(303, `/drives/${drive.id}/no-shows?released=${result.value}`);
		return fail(409, { problem: m.registration_refusal_drive_not_running() });
	}
};
