import { error, fail } from '@sveltejs/kit';
import { areaName } from '$lib/areas/area-name';
import { approvalRuleForm, approveForm, sendBackForm } from '$lib/drives/proposal-form';
import { driveRefusalWords } from '$lib/drives/refusal-words';
import type { DriveStatus } from '$lib/drives/status';
import { fieldWords } from '$lib/field-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy, requireRow } from '$lib/server/access';
import { approvingProvinces, proposedDrives, setApproval } from '$lib/server/drives/approval';
import { changeStatus } from '$lib/server/drives/change-status';
import { findDrive } from '$lib/server/drives/queries';
import { canApproveAnyDrive, canApproveDrives } from '$lib/server/policy';
import { sentAs, sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope } = requirePolicy(event, canApproveAnyDrive);
	return scope(async (tx) => ({
		drives: await proposedDrives(tx),
		provinces: (await approvingProvinces(tx)).map((one) => ({ ...one, name: areaName(one, getLocale()) }))
	}));
};

type Deciding = { id: string; version: number; to: DriveStatus; reason: string };

async function decide(event: RequestEvent, { id, version, to, reason }: Deciding) {
	const access = requirePolicy(event, canApproveAnyDrive);
	const found = await access.scope((tx) => findDrive(tx, id));
	const { title } = requireRow(access, found, (row) => row, canApproveDrives);
	const change = { actor: access.actor, driveId: id, to, reason, version, now: new Date() };
	const result = await access.scope((tx) => changeStatus(tx, change));
	if (result.ok) return { done: to === 'approved' ? m.proposal_approved({ title }) : m.proposal_sent_back({ title }) };
	return fail(409, { refused: driveRefusalWords[result.refusal]({ details: result.details, locale: getLocale() }) });
}

export const actions: Actions = {
	approve: async (event) => {
		requirePolicy(event, canApproveAnyDrive);
		const sent = await sentAs(event.request, approveForm);
		if (!sent.success) error(404);
		return decide(event, { ...sent.data, to: 'approved', reason: '' });
	},
	sendBack: async (event) => {
		requirePolicy(event, canApproveAnyDrive);
		const typed = Object.fromEntries(await sentFields(event.request, ['id', 'version', 'reason']));
		const sent = sendBackForm.safeParse(typed);
		if (sent.success) return decide(event, { ...sent.data, to: 'draft' });
		const [problem] = sent.error.issues;
		if (problem?.path[0] !== 'reason') error(404);
		const kept = { id: String(typed.id), reason: String(typed.reason ?? '') };
		return fail(400, { problem: { ...kept, words: fieldWords(problem.message) } });
	},
	rule: async (event) => {
		const { actor, scope } = requirePolicy(event, canApproveAnyDrive);
		const sent = await sentAs(event.request, approvalRuleForm);
		if (!sent.success || !canApproveDrives(actor, sent.data)) error(404);
		const rule = { provinceCode: sent.data.provinceCode, approves: sent.data.approves === 'yes' };
		await scope((tx) => setApproval(tx, actor, rule));
		return { done: rule.approves ? m.proposal_rule_on() : m.proposal_rule_off() };
	}
};
