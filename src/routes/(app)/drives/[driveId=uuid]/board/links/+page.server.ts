import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { linkForm, newLinkForm } from '$lib/helpers/helper-form';
import { isOfUse } from '$lib/helpers/link-state';
import { makeLinkRefusalText } from '$lib/helpers/link-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { hallLinksOf, makeHallLink, revokeHallLink } from '$lib/server/board/hall-links';
import { requireDrive } from '$lib/server/drives/access';
import { canManageHelpers } from '$lib/server/policy';
import { qrPicture } from '$lib/server/qr';
import { readForm } from '$lib/server/web/sent-form';
import { formatDateTime } from '$lib/time/format';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canManageHelpers);
	const links = await scope((tx) => hallLinksOf(tx, drive.id));
	const made = links.find(({ id }) => id === event.url.searchParams.get('made'));
	const { id, title, endsOn, timezone } = drive;
	return {
		drive: { id, title, endsOn },
		links: links.map(({ address, createdAt, ...link }) => ({
			...link,
			madeAt: formatDateTime(createdAt, timezone, getLocale()),
			handOver: address && isOfUse(link.state) ? { address, picture: qrPicture(address) } : null
		})),
		made: made ? m.hall_made({ label: made.label }) : null,
		form: await superValidate(zod4(newLinkForm), { errors: false })
	};
};

export const actions: Actions = {
	make: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canManageHelpers);
		const form = await readForm(event.request, newLinkForm);
		if (!form.valid) return fail(400, { form });
		const { label } = form.data;
		const result = await scope((tx) => makeHallLink(tx, { actor, drive, label, now: new Date() }));
		// A reload must not make another.
		if (result.ok) redirect(303, `/drives/${drive.id}/board/links?made=${result.value.linkId}`);
		return setError(form, '', makeLinkRefusalText[result.refusal](), { status: 409 });
	},
	revoke: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canManageHelpers);
		const form = await readForm(event.request, linkForm);
		if (!form.valid) error(404);
		const { linkId } = form.data;
		const isOurs = await scope((tx) => revokeHallLink(tx, { actor, drive, linkId, now: new Date() }));
		if (!isOurs) error(404);
		return { done: m.hall_revoked() };
	}
};
