import { error } from '@sveltejs/kit';
import { deviceForm } from '$lib/helpers/helper-form';
import { m } from '$lib/paraglide/messages';
import { requireDrive } from '$lib/server/drives/access';
import { askDeviceToForget } from '$lib/server/helpers/ask-device-to-forget';
import { helperLinksOf } from '$lib/server/helpers/queries';
import { shutOutDevice } from '$lib/server/helpers/shut-out-device';
import { canManageHelpers } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { linkActions, linksPage } from '../link-actions.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canManageHelpers);
	event.setHeaders({ 'cache-control': 'no-store' });
	const links = await scope((tx) => helperLinksOf(tx, drive.id));
	const { id, title, startsOn, endsOn, timezone } = drive;
	return {
		drive: { id, title, startsOn, endsOn, timezone },
		...(await linksPage(event.url, links, m.helper_made))
	};
};

export const actions: Actions = {
	...linkActions('helper_link', 'helpers', m.helper_revoked),
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
