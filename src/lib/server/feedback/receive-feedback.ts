import { sql } from 'drizzle-orm';
import type { FeedbackInput } from '$lib/feedback/feedback-form';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import { takeTry } from '../auth/allowance';
import { networkOf, type Allowance } from '../auth/throttle';
import { inPublicDrive, type Tx } from '../scope';
import type { FollowedLink } from './links';
import { feedbackDrive } from './public-queries';

/** From one network: a whole hall answers behind one address. */
const ANSWERS: Allowance = { most: 60, minutes: 15 };

type Receiving = { link: FollowedLink; input: FeedbackInput; address: string; now: Date };

/** Takes in what somebody says of a drive, unless too many came from their network. Nothing of it is in the audit trail, where a time would stand. */
export async function receiveFeedback({
	link,
	input,
	address,
	now
}: Receiving): Promise<Result<null, 'too_many' | 'gone' | 'spent'>> {
	if (!(await takeTry(`feedback from ${networkOf(address)}`, ANSWERS, now))) return refused('too_many');
	return inPublicDrive({ code: link.code }, (tx) => giveFeedback(tx, link, input, now));
}

/** Adds an answer to the drive in whose public scope the transaction works; with a link of one's own only once. */
export async function giveFeedback(
	tx: Tx,
	{ once }: Pick<FollowedLink, 'once'>,
	{ again, waiting, kindness, comment }: Omit<FeedbackInput, 'homepage'>,
	now: Date
): Promise<Result<null, 'gone' | 'spent'>> {
	const about = await feedbackDrive(tx);
	if (!about) return refused('gone');
	const today = dayIn(about.timezone, now);
	const { rows } = await tx.execute<{ outcome: 'given' | 'gone' | 'spent' }>(
		sql`select giot_give_feedback(${today}, ${Number(again)}, ${Number(waiting)}, ${Number(kindness)}, ${comment || null}, ${once}) as outcome`
	);
	const outcome = rows[0]?.outcome ?? 'gone';
	return outcome === 'given' ? done(null) : refused(outcome);
}
