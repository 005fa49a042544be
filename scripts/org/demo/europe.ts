import { words } from './region.ts';
import type { Region } from './region.ts';

export const EUROPE: readonly Region[] = [
  {
    countries: [
      {
        name: 'Norway',
        weight: 5,
        cities: ['Bergen', 'Oslo', 'Stavanger', 'Trondheim'],
        dialCode: '47',
        legalForm: 'AS',
      },
      {
        name: 'Sweden',
        weight: 6,
        cities: ['Gothenburg', 'Malmö', 'Norrköping', 'Uppsala'],
        dialCode: '46',
        legalForm: 'AB',
      },
      {
        name: 'Denmark',
        weight: 4,
        cities: ['Aarhus', 'Esbjerg', 'Odense', 'Aalborg'],
        dialCode: '45',
        legalForm: 'A/S',
      },
      { name: 'Finland', weight: 3, cities: ['Tampere', 'Turku', 'Oulu', 'Lahti'], dialCode: '358', legalForm: 'Oy' },
    ],
    streets: ['Havnegata', 'Fabriksgatan', 'Kanalvej', 'Tehtaankatu', 'Industrivägen'],
    beginnings: words('Torv Skarn Vester Elv Brekk Sund Haver Kvist Norr Fjern Ravn Tind'),
    endings: words('heim dal nes stad mark lund eng vang'),
    firstNames: words('Ingrid Lars Astrid Henrik Sofie Mikael Elina Jonas Signe Petter Aino Oskar Freja Tobias'),
    lastNames: words(
      'Berg Lindqvist Halvorsen Nygaard Virtanen Sandberg Dahl Mäkinen Holm Ekström Solberg Korhonen Bakke',
    ),
  },
  {
    countries: [
      {
        name: 'United Kingdom',
        shortName: 'UK',
        weight: 9,
        cities: ['Leeds', 'Bristol', 'Sheffield', 'Glasgow', 'Cardiff', 'Hull'],
        dialCode: '44',
        legalForm: 'Ltd',
      },
      {
        name: 'Ireland',
        weight: 4,
        cities: ['Cork', 'Galway', 'Limerick', 'Dublin'],
        dialCode: '353',
        legalForm: 'Ltd',
      },
    ],
    streets: ['Canal Street', 'Foundry Lane', 'Mill Road', 'Harbour Way', 'Station Approach'],
    beginnings: words('Aver Quarry Tarn Fenn Wex Ellers Brindle Kestrel Thorn Harrow Mallow Penn'),
    endings: words('combe field mere wick dale holt bourne leigh'),
    firstNames: words('Amelia Callum Priya Rhys Niamh Oliver Zainab Declan Fiona Marcus Aoife Gareth Chloe Hamza'),
    lastNames: words('Whitfield Gallagher Okonjo Pritchard Ashworth Brennan Khan Mercer Doyle Lockwood Byrne Sutton'),
  },
  {
    countries: [
      {
        name: 'Germany',
        weight: 12,
        cities: ['Bremen', 'Stuttgart', 'Leipzig', 'Dortmund', 'Kassel', 'Mannheim', 'Ulm'],
        dialCode: '49',
        legalForm: 'GmbH',
      },
      { name: 'Austria', weight: 4, cities: ['Linz', 'Graz', 'Wels', 'Salzburg'], dialCode: '43', legalForm: 'GmbH' },
      {
        name: 'Switzerland',
        weight: 4,
        cities: ['Winterthur', 'Basel', 'St. Gallen', 'Bern'],
        dialCode: '41',
        legalForm: 'AG',
      },
    ],
    streets: ['Werkstraße', 'Am Hafen', 'Industriestraße', 'Bahnhofstraße', 'Mühlenweg'],
    beginnings: words('Brenn Lauter Falken Weiden Eichen Haller Rothen Grauen Silber Moos Kranich Ahorn'),
    endings: words('hagen rode bruck tor ried werth au horst'),
    firstNames: words(
      'Katrin Matthias Leyla Jürgen Anneliese Tobias Sabine Emre Claudia Stefan Miriam Felix Heike Dirk',
    ),
    lastNames: words(
      'Vogel Reinhardt Yılmaz Brandt Kessler Aigner Huber Zimmerli Lorenz Pfister Seidel Krüger Hartmann',
    ),
  },
  {
    countries: [
      {
        name: 'Netherlands',
        weight: 6,
        cities: ['Rotterdam', 'Eindhoven', 'Zwolle', 'Breda'],
        dialCode: '31',
        legalForm: 'B.V.',
      },
      { name: 'Belgium', weight: 4, cities: ['Antwerp', 'Ghent', 'Liège', 'Hasselt'], dialCode: '32', legalForm: 'NV' },
    ],
    streets: ['Havenweg', 'Kanaalkade', 'Nijverheidslaan', 'Fabrieksstraat'],
    beginnings: words('Ouder Zilver Hoog Meer Vlieg Blauw Zand Eek'),
    endings: words('kerke dijk veld voorde beek horn zicht'),
    firstNames: words('Anouk Bram Femke Joris Lieke Sander Yasmina Ruben Marieke Pieter Samira Wouter'),
    lastNames: words('Bakker Verhoeven Peeters Dekker Claes Hendriks Mertens Vermeer Maes Kuipers Amrani'),
  },
  {
    countries: [
      {
        name: 'France',
        weight: 9,
        cities: ['Toulouse', 'Nantes', 'Lyon', 'Lille', 'Grenoble', 'Rennes'],
        dialCode: '33',
        legalForm: 'SAS',
      },
    ],
    streets: ['rue des Forges', 'quai du Port', 'avenue de la Gare', 'rue de l’Industrie'],
    beginnings: words('Corv Garl Mars Val Cler Roch Ombr Lum Sauv Berr'),
    endings: words('ane aubrac isson evigne aurel ombel ignac'),
    firstNames: words('Camille Étienne Nadia Luc Amandine Mehdi Hélène Thibault Aïcha Rémi Solène Guillaume'),
    lastNames: words('Lefèvre Moreau Benali Charpentier Rousseau Delorme Fontaine Girard Mercier Traoré Blanchard'),
  },
  {
    countries: [
      {
        name: 'Spain',
        weight: 7,
        cities: ['Bilbao', 'Valencia', 'Zaragoza', 'Vigo', 'Sevilla'],
        dialCode: '34',
        legalForm: 'S.L.',
      },
      {
        name: 'Portugal',
        weight: 4,
        cities: ['Porto', 'Braga', 'Aveiro', 'Setúbal'],
        dialCode: '351',
        legalForm: 'Lda.',
      },
    ],
    streets: ['Calle del Puerto', 'Rua da Fábrica', 'Avenida de la Industria', 'Calle Nueva'],
    beginnings: words('Alba Sierra Monte Ribal Calo Torre Oliva Mareva'),
    endings: words('vera queda lonso rena dolce mira tosa luna'),
    firstNames: words('Lucía Joaquim Carmen Álvaro Beatriz Iker Inês Rafael Marta Duarte Nuria Gonçalo'),
    lastNames: words('Etxeberria Ferreira Navarro Carvalho Ibáñez Tavares Serrano Moura Vidal Pacheco Roldán'),
  },
  {
    countries: [
      {
        name: 'Italy',
        weight: 7,
        cities: ['Bologna', 'Brescia', 'Turin', 'Modena', 'Bari'],
        dialCode: '39',
        legalForm: 'S.r.l.',
      },
    ],
    streets: ['Via dell’Industria', 'Via del Porto', 'Viale Stazione', 'Via Fornace'],
    beginnings: words('Lun Cast Verd Rocc Orsa Font Cal Ser'),
    endings: words('arossa ellina amonte avina ighero avalle otina'),
    firstNames: words('Giulia Matteo Chiara Lorenzo Federica Davide Amina Paolo Elena Simone Ilaria Tommaso'),
    lastNames: words('Bianchi Marchetti Ricci Fontana Gallo Serra Conti Moretti Ferrara Rinaldi Bassi'),
  },
  {
    countries: [
      {
        name: 'Poland',
        weight: 5,
        cities: ['Wrocław', 'Gdańsk', 'Katowice', 'Łódź'],
        dialCode: '48',
        legalForm: 'Sp. z o.o.',
      },
      { name: 'Czech Republic', weight: 3, cities: ['Brno', 'Ostrava', 'Plzeň'], dialCode: '420', legalForm: 's.r.o.' },
      { name: 'Hungary', weight: 2, cities: ['Győr', 'Debrecen', 'Szeged'], dialCode: '36', legalForm: 'Kft.' },
      {
        name: 'Romania',
        weight: 2,
        cities: ['Cluj-Napoca', 'Timișoara', 'Brașov'],
        dialCode: '40',
        legalForm: 'S.R.L.',
      },
    ],
    streets: ['ul. Fabryczna', 'Nádražní', 'ul. Portowa', 'Gyár utca'],
    beginnings: words('Zal Brzez Morv Vlt Kamen Tisz Jar Dobr'),
    endings: words('owiec avia inec ovar omir enko adora'),
    firstNames: words('Agnieszka Tomáš Katarzyna Gábor Zuzana Piotr Ilona Marek Eszter Andrei Magda Radu'),
    lastNames: words('Kowalczyk Novotný Wójcik Szabó Dvořák Lewandowska Horváth Zieliński Popescu Kučera Nagy'),
  },
];
