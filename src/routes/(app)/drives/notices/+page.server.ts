import { error, redirect } from '@sveltejs/kit';
import { noticeSwitchForm } from '$lib/notices/notice-form';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, requireRow } from '$lib/server/access';
import { planningOwners } from '$lib/server/drives/planning-owners';
import { noticeSettingsPage } from '$lib/server/notices/settings-page';
import { switchNotice } from '$lib/server/notices/switch-notice';
import { canScheduleAnyDrive, canScheduleDrive } from '$lib/server/policy';
import { sentAs } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canScheduleAnyDrive);
	const page = await scope((tx) => noticeSettingsPage(tx, actor, getLocale()));
	return { ...page, done: event.url.searchParams.has('done') ? m.notice_switched() : null };
};

export const actions: Actions = {
	default: async (event) => {
		const access = requirePolicy(event, canScheduleAnyDrive);
		const sent = await sentAs(event.request, noticeSwitchForm);
		if (!sent.success) error(404);
		const owners = await access.scope((tx) => planningOwners(tx, access.actor));
		const found = owners.find(({ value }) => value === sent.data.owner) ?? null;
		const owner = requireRow(access, found, (one) => one, canScheduleDrive);
		const switching = { owner, kind: sent.data.kind, on: sent.data.on === 'yes' };
		await access.scope((tx) => switchNotice(tx, access.actor, switching));
		redirect(303, '/drives/notices?done');
	}
};
