import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { comingInForm } from '$lib/helpers/helper-form';
import { isOfUse } from '$lib/helpers/link-state';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { arrive } from '$lib/server/web/arrive';
import { startSession } from '$lib/server/auth/start-session';
import { linkOffer, openLink, type LinkOffer } from '$lib/server/helpers/open-link';
import { deviceOf } from '$lib/server/web/device';
import { linkIsOver } from '$lib/server/web/link-is-over';
import { formatPeriod } from '$lib/time/format';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

const deskOf = ({ driveId }: LinkOffer) => `/desk/${driveId}`;

/** A link that is over, revoked, garbled or of a cancelled drive: 410, all alike. */
async function requireOffer({ params }: RequestEvent): Promise<LinkOffer> {
	const offer = await linkOffer(params.token ?? '');
	return offer && isOfUse(offer.state) ? offer : linkIsOver();
}

export const load: PageServerLoad = async (event) => {
	const offer = await requireOffer(event);
	const { actor } = event.locals;
	const isIn = actor?.memberships.some(({ role, driveId }) => role === 'drive_helper' && driveId === offer.driveId);
	if (isIn) redirect(303, deskOf(offer));
	const { driveTitle, label, startsOn, endsOn, state } = offer;
	return {
		drive: driveTitle,
		label,
		days: formatPeriod(startsOn, endsOn, 'day', getLocale()),
		open: state === 'open',
		signedInAs: actor?.fullName ?? null,
		form: await superValidate(zod4(comingInForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const offer = await requireOffer(event);
		const form = await readForm(event.request, comingInForm);
		if (!form.valid) return fail(400, { form });

		const locale = getLocale();
		const opened = await openLink(event.params.token, { device: form.data.device, locale });
		if (!opened.ok && opened.refusal === 'too_many') {
			event.setHeaders({ 'retry-after': '900' });
			return setError(form, 'device', m.helper_too_many(), { status: 429 });
		}
		// Not open yet: the page says from when.
		if (!opened.ok) redirect(303, event.url.pathname);
		const begun = await startSession({ accountId: opened.value, proof: null, then: 'full' }, deviceOf(event));
		return begun.ok ? arrive(event.cookies, { ...begun.value, locale, next: deskOf(offer) }) : linkIsOver();
	}
};
