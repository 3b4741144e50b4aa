import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { v7 } from 'uuid';
import { ownerLabel } from '$lib/donors/owner-words';
import { getLocale } from '$lib/paraglide/runtime';
import { newRequestForm } from '$lib/requests/request-form';
import { requestRefusalText } from '$lib/requests/request-words';
import { requirePolicy, type Access } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { donorOwners } from '$lib/server/donors/owners';
import { donorById } from '$lib/server/donors/queries';
import { canFileRequest, canListRequests } from '$lib/server/policy';
import { fileRequest } from '$lib/server/requests/file-request';
import { readForm } from '$lib/server/web/sent-form';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad } from './$types';

/** For whom the actor may file: the office first, where they work for it, then clubs. */
async function ownersOf({ actor, scope }: Access) {
	const owners = (await scope((tx) => donorOwners(tx, actor))).filter((owner) => canFileRequest(actor, owner));
	return owners.toSorted((a, b) => Number(a.clubId !== null) - Number(b.clubId !== null));
}

export const load: PageServerLoad = async (event) => {
	const access = requirePolicy(event, canListRequests);
	event.setHeaders({ 'cache-control': 'no-store' });
	const asked = event.url.searchParams.get('donor') ?? '';
	const owners = await ownersOf(access);
	const { donor, today } = await access.scope(async (tx) => ({
		donor: UUID.test(asked) ? await donorById(tx, asked) : null,
		today: await homeDay(tx, access.actor, new Date())
	}));
	const owner = owners.find(({ provinceCode }) => !donor || donor.provinceCode === provinceCode);
	if (!owner) error(404);
	const filled = { id: v7(), owner: owner.value, donorId: donor?.id ?? '', receivedOn: today };
	return {
		owners: owners.map((one) => ({ value: one.value, label: ownerLabel(one, getLocale()) })),
		donor: donor && { id: donor.id, fullName: donor.fullName },
		today,
		form: await superValidate(filled, zod4(newRequestForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const access = requirePolicy(event, canListRequests);
		const form = await readForm(event.request, newRequestForm);
		const owner = (await ownersOf(access)).find(({ value }) => value === form.data.owner);
		if (!owner) error(404);
		if (!form.valid) return fail(400, { form });
		const { actor, scope } = access;
		const filed = await scope((tx) => fileRequest(tx, actor, { owner, input: form.data, now: new Date() }));
		if (!filed.ok) {
			const field = filed.refusal === 'donor_not_found' ? '' : 'receivedOn';
			return setError(form, field, requestRefusalText[filed.refusal](), { status: 409 });
		}
		redirect(303, '/requests?done=filed');
	}
};
