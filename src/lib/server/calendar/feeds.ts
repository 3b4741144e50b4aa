import { and, desc, eq, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import { areaName } from '$lib/areas/area-name';
import { subjectOf, type Feed, type FeedKind } from '$lib/calendar/feed';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Choice } from '$lib/ui/choices';
import type { Actor } from '../actor';
import { allProvinces, provincesOf } from '../areas/queries';
import { newToken, tokenHash } from '../auth/token';
import { clubsByName } from '../clubs/club-name';
import { calendarFeeds } from '../db/schema/calendar';
import { campaigns, clubs } from '../db/schema/clubs';
import { env } from '../env';
import { canKeepFeed, type OwnedByClub } from '../policy';
import type { Tx } from '../scope';
import { seal, unsealed } from '../sealing';
import { auditCalendar } from './audit-calendar';

/** What a feed may tell of, with whose it is. `value` is what the form sends. */
type Subject = Choice & OwnedByClub & { campaignId: string | null };

/** Everything of which the actor may make a feed: clubs, provinces, and the campaigns of each. */
export async function feedSubjects(tx: Tx, actor: Actor, locale: Locale): Promise<Subject[]> {
	const own = provincesOf(actor);
	const provinces = (await allProvinces(tx)).filter(({ code }) => own.includes(code));
	const named = await tx
		.select()
		.from(clubs)
		.orderBy(...clubsByName);
	const known = await tx.select().from(campaigns).orderBy(campaigns.nameVi, campaigns.id);
	const subject = (value: string, label: string, owner: OwnedByClub, campaignId: string | null = null): Subject => ({
		value,
		label,
		...owner,
		campaignId
	});
	return [
		...provinces.map((one) =>
			subject(`province:${one.code}`, areaName(one, locale), { clubId: null, provinceCode: one.code })
		),
		...named.map(({ id, name, provinceCode }) => subject(`club:${id}`, name, { clubId: id, provinceCode })),
		...provinces.flatMap(({ code }) =>
			known
				.filter(({ provinceCode }) => (provinceCode ?? code) === code)
				.map((one) =>
					subject(`campaign:${one.id}`, areaName(one, locale), { clubId: null, provinceCode: code }, one.id)
				)
		)
	].filter((one) => canKeepFeed(actor, one));
}

type Making = { actor: Actor; of: string; locale: Locale };

/** Makes an address of what the actor may tell of. The token is kept encrypted, so that it can be shown again. */
export async function makeFeed(
	tx: Tx,
	{ actor, of, locale }: Making
): Promise<Result<{ id: string }, 'unknown_subject'>> {
	const subject = (await feedSubjects(tx, actor, locale)).find(({ value }) => value === of);
	if (!subject) return refused('unknown_subject');
	const [id, token] = [v7(), newToken()];
	const { provinceCode, clubId, campaignId } = subject;
	await tx.insert(calendarFeeds).values({
		id,
		kind: subjectOf(of).kind,
		provinceCode,
		clubId,
		campaignId,
		locale,
		tokenHash: tokenHash(token),
		tokenSealed: seal('calendar feed', token, id),
		createdBy: actor.accountId
	});
	await auditCalendar(tx, actor, { id, provinceCode, clubId }, 'calendar_feed.made');
	return done({ id });
}

/** The addresses that stand and that the actor may keep, the newest first. */
export async function standingFeeds(tx: Tx, actor: Actor, locale: Locale): Promise<Feed[]> {
	const subjects = await feedSubjects(tx, actor, locale);
	const rows = await tx
		.select()
		.from(calendarFeeds)
		.where(isNull(calendarFeeds.revokedAt))
		.orderBy(desc(calendarFeeds.createdAt), desc(calendarFeeds.id));
	return rows.map(({ id, kind, provinceCode, clubId, campaignId, createdAt, createdBy, tokenSealed, ...row }) => {
		const of = `${kind}:${clubId ?? campaignId ?? provinceCode}`;
		const token = unsealed('calendar feed', tokenSealed, id);
		return {
			id,
			kind: kind as FeedKind,
			provinceCode,
			clubId,
			subject: subjects.find(({ value }) => value === of)?.label ?? '',
			locale: row.locale as Locale,
			createdAt,
			isMine: createdBy === actor.accountId,
			address: token && `${env().PUBLIC_ADDRESS}/calendar/${token}.ics`
		};
	});
}

/** A feed by id, revoked or not; `null` when it is missing or not the actor's to see. */
export async function feedById(tx: Tx, id: string): Promise<(OwnedByClub & { id: string }) | null> {
	const { provinceCode, clubId } = calendarFeeds;
	const [found] = await tx
		.select({ id: calendarFeeds.id, provinceCode, clubId })
		.from(calendarFeeds)
		.where(eq(calendarFeeds.id, id));
	return found ?? null;
}

/** Takes an address back: whoever reads it is told that it is over. One that was taken back before stays so. */
export async function revokeFeed(
	tx: Tx,
	actor: Actor,
	{ feed, now }: { feed: OwnedByClub & { id: string }; now: Date }
): Promise<void> {
	const stands = and(eq(calendarFeeds.id, feed.id), isNull(calendarFeeds.revokedAt));
	const revoked = await tx.update(calendarFeeds).set({ revokedAt: now, revokedBy: actor.accountId }).where(stands);
	if (revoked.rowCount) await auditCalendar(tx, actor, feed, 'calendar_feed.revoked');
}
