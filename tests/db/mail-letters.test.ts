import { describe, expect, test } from 'vitest';
import { asHtml, asText } from '../../src/lib/server/mail/letter';
import * as letters from '../../src/lib/server/mail/letters';
import { openAccounts } from '../support/accounts';
import { mailServer, openMail, posted, publicAddress, sendAll } from '../support/mail';

openMail();
openAccounts();

const name = 'Trần Thị Ngọc Huyền';
const laoName = 'ນາງ ບົວຄຳ ສີສະຫວັດ';
const href = `${publicAddress}/reset/abc`;
const everyLetter = (locale: 'vi' | 'lo' | 'en') => ({
	invitation: letters.invitationLetter(
		{ name, inviter: laoName, role: 'ຫົວໜ້າສະໂມສອນ', place: 'CLB <Sen> & Hồng', href },
		locale
	),
	reset: letters.resetLetter({ name: laoName, href }, locale),
	password: letters.passwordChangedLetter({ name }, locale),
	email: letters.emailChangeLetter({ name, oldEmail: 'cu@example.org', newEmail: 'moi@example.org', href }, locale),
	passkey: letters.passkeyAddedLetter({ name, device: 'iPhone' }, locale),
	factor: letters.factorResetLetter({ name, by: laoName }, locale)
});
/** Ends of lines and blanks are the mail's own. */
const flat = (text = '') => text.replace(/\s+/g, ' ').trim();

describe.each(['vi', 'lo', 'en'] as const)('letters in %s', (locale) => {
	test('arrive as they were written, as text and as HTML', async () => {
		const written = Object.values(everyLetter(locale));
		for (const [i, one] of written.entries()) await posted(`${i}-${locale}@example.org`, one, locale);
		await sendAll();
		for (const [i, one] of written.entries()) {
			const [arrived] = mailServer.to(`${i}-${locale}@example.org`);
			expect(arrived?.mail.subject).toBe(one.subject);
			expect(flat(arrived?.mail.text)).toBe(flat(asText(one)));
			expect(flat(arrived?.mail.html)).toBe(flat(asHtml(one, locale)));
			expect(arrived?.raw).toMatch(/^Content-Type: multipart\/alternative/m);
		}
	});
});

test('letters say the same thing in three languages, with names and links whole', () => {
	const [vi, lo, en] = (['vi', 'lo', 'en'] as const).map((locale) => Object.values(everyLetter(locale)).map(asText));
	for (const i of [0, 1, 2, 3, 4, 5]) expect(new Set([vi?.[i], lo?.[i], en?.[i]]).size, String(i)).toBe(3);
	for (const texts of [vi, lo, en]) {
		expect(texts?.[0]).toContain(laoName);
		expect(texts?.[1]).toContain(href);
	}
	expect(asHtml(everyLetter('vi').invitation, 'vi')).not.toContain('<Sen>');
});
