import { m } from '../paraglide/messages';
import { capital, formatDateTime, type Locale } from '../time/format';
import type { Act } from './operation';
import type { Doubt } from './doubt';
import type { Look } from './look';
import { actWords, bagWords, doubtWords, typedWords } from './look-words';
import { isForGood, remediesFor, type Remedy } from './what-can-be-done';

/** An operation to look at, in words, and what can be done about it. */
export type LookRow = {
	id: string;
	doubt: Doubt;
	waiting: boolean;
	act: Act;
	name: string;
	what: string;
	typed: string;
	when: string;
	by: string;
	why: string;
	stored: string;
	/** Whom somebody is taken for who was registered once more. */
	same: string;
	/** What is asked before the two are joined. */
	sameSure: string;
	remedies: Remedy[];
	/** "Seen" lets go of what was typed. */
	forGood: boolean;
	asksDecision: boolean;
	asksEnd: boolean;
	/** Where that what stands in the way is put right. */
	way: { href: string; label: string } | null;
};

type OfDrive = { id: string; timezone: string };

/** Puts an operation into words. Times are the drive's. */
export function lookRow(look: Look, drive: OfDrive, locale: Locale): LookRow {
	const { id, doubt, waiting, act, typed } = look;
	const at = (instant: Date) => formatDateTime(instant, drive.timezone, locale);
	const name = look.person ?? (typed?.act === 'register' ? typed.fullName : m.look_nobody());
	const same = look.same && { person: look.same.person, when: at(look.same.registeredAt) };
	return {
		id,
		doubt,
		waiting,
		act,
		name,
		what: actWords[act](),
		typed: typed ? typedWords(typed, look.undoneAct, locale).join(' · ') : m.look_typed_gone(),
		when: m.look_when({ occurred: at(look.occurredAt), received: at(look.receivedAt) }),
		by: m.look_by({ name: look.by ?? m.look_somebody(), device: look.deviceId.slice(-4) }),
		why: doubtWords[doubt](),
		stored: storedWords(look, locale),
		same: same ? m.look_same_who({ name: same.person, when: same.when }) : '',
		sameSure: same ? m.look_same_sure({ second: name, first: same.person, when: same.when }) : '',
		remedies: remediesFor(doubt, { typed: typed !== null, same: look.same !== null }),
		forGood: isForGood(doubt),
		asksDecision: doubt === 'not_eligible' && typed !== null,
		asksEnd: doubt === 'deferral_end_missing' && typed !== null,
		way: wayOut(look, drive.id)
	};
}

function storedWords({ stored, isStored, tooEarly, waiting }: Look, locale: Locale): string {
	if (!stored || waiting) return '';
	const bag = isStored ? m.look_stored_this() : m.look_stored({ bag: bagWords(stored, locale) });
	return tooEarly ? `${bag} ${capital(m.desk_breach())}.` : bag;
}

function wayOut({ doubt, registrationId }: Look, driveId: string): LookRow['way'] {
	const drive = `/drives/${driveId}`;
	if (doubt === 'drive_full') return { href: `${drive}/edit`, label: m.look_raise_places() };
	if (doubt === 'drive_closed') return { href: drive, label: m.look_open_drive() };
	if (doubt === 'person_not_matched' && registrationId)
		return { href: `${drive}/match?of=${registrationId}`, label: m.look_match() };
	return null;
}
