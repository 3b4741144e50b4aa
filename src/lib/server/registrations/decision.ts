import type { Component } from '$lib/donations/component';
import type { OverrideInput } from '$lib/drives/outcome-forms';
import { donationDay } from '$lib/registrations/drive-day';
import type { Override } from '$lib/registrations/override-reason';
import { done, refused, type Result } from '$lib/result';
import type { Drive } from '../drives/queries';
import type { DonorRow } from '../donors/donor-row';
import { eligibilityOf } from '../donors/eligibility-of';
import type { Tx } from '../scope';
import type { Acting, Desk, IsSame, StepInput } from './desk-step';

/**
 * What a step to the donation carries of the decision of medical staff: nothing where the rules of the drive's place and day agree, or a
 * decision stands already; otherwise what was typed. Refused when the rules say no and nobody is named who decided otherwise.
 */
export async function decisionAt(
	tx: Tx,
	{ drive, registration }: Desk,
	donor: DonorRow,
	{ input, now }: Acting<StepInput & OverrideInput>,
	component: Component
): Promise<Result<{ override?: Override }, 'override_needed'>> {
	if (registration.overrideReason !== null) return done({});
	const place = { provinceCode: drive.placeProvince, day: donationDay(drive, now) };
	const { reasons } = await eligibilityOf(tx, donor, place, { component });
	if (reasons.length === 0) return done({});
	const override = decisionIn(input);
	return override ? done({ override }) : refused('override_needed');
}

/** Whether medical staff may decide at this desk that somebody is registered against the rules: they are there, and the person's data may be used. */
export function isDecidable({ status }: Drive, { restrictedAt }: DonorRow): boolean {
	return status === 'running' && restrictedAt === null;
}

/** The decision that was typed, if one was. */
export function decisionIn({ overrideReason: reason, overrideBy: by }: OverrideInput): Override | null {
	return reason === '' || by === '' ? null : { reason, by };
}

/** Compares the decision that a step carried, if any, with the one that is sent under the same key. */
export function sameDecision(input: OverrideInput): IsSame {
	return ({ overrideReason }, { overrideBy }) =>
		overrideReason === null ||
		(overrideReason === input.overrideReason && (overrideBy === null || overrideBy === input.overrideBy));
}
