import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { deviceForm, linkForm, newLinkForm } from '$lib/helpers/helper-form';
import { isOfUse } from '$lib/helpers/link-state';
import { makeLinkRefusalText } from '$lib/helpers/link-words';
import { m } from '$lib/paraglide/messages';
import { requireDrive } from '$lib/server/drives/access';
import { askDeviceToForget } from '$lib/server/helpers/ask-device-to-forget';
import { makeLink } from '$lib/server/helpers/make-link';
import { helperLinksOf } from '$lib/server/helpers/queries';
import { revokeLink } from '$lib/server/helpers/revoke-link';
import { shutOutDevice } from '$lib/server/helpers/shut-out-device';
import { canManageHelpers } from '$lib/server/policy';
import { qrPicture } from '$lib/server/qr';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canManageHelpers);
	event.setHeaders({ 'cache-control': 'no-store' });
	const links = await scope((tx) => helperLinksOf(tx, drive.id));
	const made = links.find(({ id }) => id === event.url.searchParams.get('made'));
	const { id, title, startsOn, endsOn, timezone } = drive;
	return {
		drive: { id, title, startsOn, endsOn, timezone },
		links: links.map(({ address, ...link }) => ({
			...link,
			handOver: address && isOfUse(link.state) ? { address, picture: qrPicture(address) } : null
		})),
		made: made ? m.helper_made({ label: made.label }) : null,
		form: await superValidate(zod4(newLinkForm), { errors: false })
	};
};

export const actions: Actions = {
	make: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canManageHelpers);
		const form = await readForm(event.request, newLinkForm);
		if (!form.valid) return fail(400, { form });
		const { label } = form.data;
		const result = await scope((tx) => makeLink(tx, { actor, drive, label, now: new Date() }));
		// A reload must not make another.
		if (result.ok) redirect(303, `/drives/${drive.id}/helpers?made=${result.value.linkId}`);
		return setError(form, '', makeLinkRefusalText[result.refusal](), { status: 409 });
	},
	revoke: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canManageHelpers);
		const form = await readForm(event.request, linkForm);
		if (!form.valid) error(404);
		const { linkId } = form.data;
		const isOurs = await scope((tx) => revokeLink(tx, { actor, drive, linkId, now: new Date() }));
		if (!isOurs) error(404);
		return { done: m.helper_revoked() };
	},
	shutOut: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canManageHelpers);
		const form = await readForm(event.request, deviceForm);
		if (!form.valid) error(404);
		const { membershipId } = form.data;
		const isOurs = await scope((tx) => shutOutDevice(tx, { actor, drive, membershipId }));
		if (!isOurs) error(404);
		return { done: m.helper_shut_out() };
	},
	forget: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canManageHelpers);
		const form = await readForm(event.request, deviceForm);
		if (!form.valid) error(404);
		const { membershipId } = form.data;
		const asked = await scope((tx) => askDeviceToForget(tx, { actor, drive, membershipId }));
		if (!asked) error(404);
		return { done: asked === 'asked' ? m.helper_forget_asked() : m.helper_shut_out() };
	}
};
