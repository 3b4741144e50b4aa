import { error, fail, redirect } from '@sveltejs/kit';
import { askedTelling, tellForm } from '$lib/notices/notice-form';
import { m } from '$lib/paraglide/messages';
import { requireDrive } from '$lib/server/drives/access';
import { noticesPage } from '$lib/server/notices/notices-page';
import { retryNotices } from '$lib/server/notices/retry';
import { tellPeople } from '$lib/server/notices/tell-people';
import { canEditDrive } from '$lib/server/policy';
import { sentAs, sentFields } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad } from './$types';

const countIn = (address: URLSearchParams, name: string) => {
	const count = Number(address.get(name) ?? Number.NaN);
	return Number.isInteger(count) ? count : null;
};

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canEditDrive);
	event.setHeaders({ 'cache-control': 'no-store' });
	const { searchParams } = event.url;
	const last = searchParams.get('before');
	const before = last && UUID.test(last) ? last : null;
	const asking = { asked: askedTelling(searchParams), before, now: new Date() };
	const page = await scope((tx) => noticesPage(tx, drive, asking));
	const [told, retried] = [countIn(searchParams, 'told'), countIn(searchParams, 'retried')];
	const done =
		told !== null ? m.notice_told({ count: told }) : retried !== null ? m.notice_retried({ count: retried }) : null;
	return { ...page, drive: { id: drive.id, title: drive.title, timezone: drive.timezone }, before, done };
};

export const actions: Actions = {
	tell: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		const sent = await sentAs(event.request, tellForm);
		if (!sent.success) error(404);
		const telling = { actor, driveId: drive.id, ...sent.data, now: new Date() };
		const result = await scope((tx) => tellPeople(tx, telling));
		if (result.ok) redirect(303, `/drives/${drive.id}/notices?kind=${sent.data.kind}&told=${result.value}`);
		return fail(409, { problem: m.notice_told_nothing() });
	},
	retry: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		await sentFields(event.request);
		const count = await scope((tx) => retryNotices(tx, { actor, drive, now: new Date() }));
		redirect(303, `/drives/${drive.id}/notices?retried=${count}`);
	}
};
