import { checkbox, dateTime, derived, email, lookup, phone, picklist, text, textArea, url } from '../field.ts';
import { addressFields } from './address.ts';
import { standardObject } from './standardObject.ts';

const userTypes = ['Standard', 'PowerPartner', 'PowerCustomerSuccess', 'CustomerSuccess', 'CspLitePortal', 'Guest'];

const required = { nillable: false } as const;

/** Source: "User" in the Object Reference for the Salesforce Platform. */
export const user = standardObject({
  name: 'User',
  keyPrefix: '005',
  searchable: true,
  recycleBin: false,
  owner: false,
  sharingModel: 'Read',
  access: { createable: false, updateable: false, deletable: false },
  fields: [
    text('Username', 'Username', 80, { ...required, unique: true, idLookup: true }),
    text('LastName', 'Last Name', 80, required),
    text('FirstName', 'First Name', 40),
    text('Name', 'Full Name', 121, { ...derived, ...required, nameField: true }),
    text('CompanyName', 'Company Name', 80),
    text('Division', 'Division', 80),
    text('Department', 'Department', 80),
    text('Title', 'Title', 80),
    ...addressFields(''),
    email('Email', 'Email', { ...required, length: 128 }),
    phone('Phone', 'Phone'),
    phone('Fax', 'Fax'),
    phone('MobilePhone', 'Mobile'),
    text('Alias', 'Alias', 8, required),
    text('CommunityNickname', 'Nickname', 40, { ...required, unique: true }),
    checkbox('IsActive', 'Active'),
    picklist('TimeZoneSidKey', 'Time Zone', ['GMT'], { ...required, length: 40, defaultValue: 'GMT' }),
    picklist('LocaleSidKey', 'Locale', ['en_US'], { ...required, length: 40, defaultValue: 'en_US' }),
    picklist('EmailEncodingKey', 'Email Encoding', ['UTF-8'], { ...required, length: 40, defaultValue: 'UTF-8' }),
    picklist('LanguageLocaleKey', 'Language', ['en_US'], { ...required, length: 40, defaultValue: 'en_US' }),
    lookup('ProfileId', 'Profile ID', { to: ['Profile'], relationshipName: 'Profile' }, required),
    lookup('UserRoleId', 'Role ID', { to: ['UserRole'], relationshipName: 'UserRole', childRelationshipName: 'Users' }),
    picklist('UserType', 'User Type', userTypes, { ...derived, defaultValue: 'Standard', defaultedOnCreate: true }),
    text('EmployeeNumber', 'Employee Number', 20),
    lookup('ManagerId', 'Manager ID', { to: ['User'], relationshipName: 'Manager' }),
    dateTime('LastLoginDate', 'Last Login', derived),
    text('FederationIdentifier', 'SAML Federation ID', 512, { unique: true, caseSensitive: true, idLookup: true }),
    textArea('AboutMe', 'About Me', 1000),
    url('FullPhotoUrl', 'Url for full-sized Photo', 1024, derived),
    url('SmallPhotoUrl', 'Url for Thumbnail sized Photo', 1024, derived),
  ],
});
