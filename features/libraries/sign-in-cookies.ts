const minutes = 15 * 60;

/** Carries an invitation's token through a provider's sign-in. */
export const invitationCookie = { name: 'speciosa.invitation', maxAge: minutes };

/** Says that a provider's account is to be connected to whoever is signed in, not to sign anyone in. */
export const connectCookie = { name: 'speciosa.connect', maxAge: minutes };
