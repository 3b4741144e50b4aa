import { line, newRowId, tick } from '../field';
import { donorForm, newDonorForm } from './donor-form';

/** The form of a new donor: `owner` is a club's id or a province's code, `confirmNew` that look-alikes were looked at. */
export const addDonorForm = newDonorForm.safeExtend({
	id: newRowId().default(''),
	owner: line(40).default(''),
	confirmNew: tick().default(false)
});

/** The form of a correction; `removePaper` forgets the identity number on file. */
export const editDonorForm = donorForm.safeExtend({ removePaper: tick().default(false) });
