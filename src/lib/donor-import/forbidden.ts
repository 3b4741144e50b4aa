import { headingKey } from './heading-key';

/**
 * What clubs must not keep: answers of the questionnaire, markers of infections, measured values, diagnoses, medicines, ethnicity, religion,
 * sexual life. Keys of `headingKey`, each a whole word or several.
 */
const WORDS =
	'hiv, aids, hbv, hcv, hbsag, anti hcv, viem gan, giang mai, syphilis, sot ret, malaria, hepatitis, nhiem benh, lay nhiem, nhiem trung, nhiem virus, lao phoi, benh, benh ly, benh su, tien su, chan doan, trieu chung, suc khoe, kham, xet nghiem, ket qua, huyet ap, mach, nhip tim, huyet sac to, huyet cau to, hemoglobin, haemoglobin, hb, hct, can nang, chieu cao, bmi, kg, nhiet do, dung thuoc, su dung thuoc, thuoc dang dung, di ung, phau thuat, thai san, mang thai, tinh duc, dan toc, ton giao, ly do hoan, ly do tri hoan, ly do khong hien, diagnosis, disease, illness, health, medical, medication, symptom, symptoms, test result, test results, result, results, blood pressure, pulse, weight, height, temperature, allergy, allergies, pregnant, ethnicity, ethnic group, religion, deferral reason';

const LAO = /ພະຍາດ|ສຸຂະພາບ|ນ້ຳໜັກ|ສ່ວນສູງ|ຄວາມດັນ|ຜົນກວດ|ຕັບອັກເສບ|ຊົນເຜົ່າ|ສາສະໜາ|ຢາ$|ເອດສ໌|ຊິຟິລິດ/;

const LATIN = new RegExp(`\\b(${WORDS.split(', ').join('|')})\\b`);

/** Places of work that sound like it. */
const PLACES = /\b(benh vien|benh xa|tram y te|phong kham)\b/g;

/** Words in a note that name an infection or a finding, whatever stands around them. */
const FINDINGS =
	/\b(hiv|aids|hbv|hcv|hbsag|anti hcv|viem gan|giang mai|syphilis|sot ret|malaria|hepatitis|huyet ap|hemoglobin|haemoglobin|huyet sac to|xet nghiem|chan doan|benh (?!vien|xa)\w+|nhiem (hiv|virus|vi rut|benh))\b/;

/** Whether a column of this heading holds what clubs must not keep. */
export function isForbiddenHeading(heading: string): boolean {
	const key = headingKey(heading);
	return LATIN.test(key.replace(PLACES, ' ')) || LAO.test(key);
}

/** Whether a text says something medical of a person. A guard for free text: it knows words, not meanings. */
export function saysMedical(text: string): boolean {
	const key = headingKey(text);
	return FINDINGS.test(key) || /ພະຍາດ|ຕັບອັກເສບ|ເອດສ໌|ຊິຟິລິດ/.test(key);
}
