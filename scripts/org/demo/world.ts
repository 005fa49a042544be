import { words } from './region.ts';
import type { Region } from './region.ts';

export const WORLD: readonly Region[] = [
  {
    countries: [
      {
        name: 'United States',
        shortName: 'USA',
        weight: 16,
        cities: ['Milwaukee', 'Houston', 'Tulsa', 'Pittsburgh', 'Sacramento', 'Charlotte', 'Duluth', 'Spokane'],
        dialCode: '1',
        legalForm: 'Inc.',
      },
      {
        name: 'Canada',
        weight: 6,
        cities: ['Hamilton', 'Calgary', 'Halifax', 'Winnipeg', 'Québec'],
        dialCode: '1',
        legalForm: 'Ltd.',
      },
    ],
    streets: ['Foundry Avenue', 'Commerce Drive', 'Mill Street', 'Lakeshore Road', 'Industrial Parkway'],
    beginnings: words('Cedar Basalt Juniper Teal Copper Finch Slate Heron Prairie Red Salt Timber'),
    endings: words('moor fork ridge hollow spur haven crest bluff'),
    firstNames: words('Jasmine Trevor Maria Desmond Hannah Luis Keisha Wyatt Naomi Andre Grace Mateo Leilani Ethan'),
    lastNames: words('Whitaker Delgado Freeman Nakamura Larsen Tremblay Brooks Nguyen Sandoval Hughes Begaye Coleman'),
  },
  {
    countries: [
      {
        name: 'Brazil',
        weight: 5,
        cities: ['Curitiba', 'Campinas', 'Recife', 'Joinville'],
        dialCode: '55',
        legalForm: 'Ltda.',
      },
      {
        name: 'Mexico',
        weight: 4,
        cities: ['Monterrey', 'Querétaro', 'Puebla'],
        dialCode: '52',
        legalForm: 'S.A. de C.V.',
      },
      {
        name: 'Chile',
        weight: 2,
        cities: ['Antofagasta', 'Concepción', 'Valparaíso'],
        dialCode: '56',
        legalForm: 'SpA',
      },
    ],
    streets: ['Avenida Industrial', 'Rua do Porto', 'Calle Comercio', 'Avenida del Puerto'],
    beginnings: words('Itar Jacar Serra Quil Cobre Lago Tamar Andes'),
    endings: words('una ema verde anca alta indo ilha'),
    firstNames: words('Thiago Valentina Gustavo Ximena Larissa Emiliano Camila Rodrigo Fernanda Nicolás Débora Javier'),
    lastNames: words('Nascimento Guerrero Fuentes Barbosa Quiroga Cardoso Mendoza Araya Siqueira Salazar Teixeira'),
  },
  {
    countries: [
      { name: 'Japan', weight: 6, cities: ['Nagoya', 'Kobe', 'Sendai', 'Fukuoka'], dialCode: '81', legalForm: 'K.K.' },
    ],
    streets: ['Minato-dori', 'Chuo-dori', 'Sakura-dori'],
    beginnings: words('Aki Haru Kuro Mina Taka Shiro Yama Natsu'),
    endings: words('zora sawa mori gane tomo kaze hara'),
    firstNames: words('Haruka Kenji Yuki Takumi Aiko Shinji Naoko Ryota Emi Daisuke'),
    lastNames: words('Watanabe Kobayashi Morita Ishikawa Shimizu Fujii Okada Hasegawa Ueda Matsui'),
  },
  {
    countries: [
      {
        name: 'South Korea',
        weight: 3,
        cities: ['Busan', 'Ulsan', 'Incheon'],
        dialCode: '82',
        legalForm: 'Co., Ltd.',
      },
    ],
    streets: ['Haean-ro', 'Gongdan-ro', 'Jungang-daero'],
    beginnings: words('Han Dae Seo Ga Mir Sol'),
    endings: words('bitna ramdo nuri haewon gyeol saebit'),
    firstNames: words('Minji Junho Soyeon Hyunwoo Eunji Taeyang Jisoo Donghyun'),
    lastNames: words('Kim Park Choi Jung Kang Yoon Lim Shin'),
  },
  {
    countries: [
      {
        name: 'India',
        weight: 6,
        cities: ['Pune', 'Coimbatore', 'Surat', 'Kochi', 'Vadodara'],
        dialCode: '91',
        legalForm: 'Pvt. Ltd.',
      },
    ],
    streets: ['MIDC Road', 'Harbour Road', 'Station Road', 'Industrial Estate Road'],
    beginnings: words('Arun Neel Suv Chand Vasu Kaver Himal Tej'),
    endings: words('oday adri arnam ika dhara onika ganga'),
    firstNames: words('Ananya Rohan Meera Arjun Kavita Imran Divya Sanjay Farah Vikram Lakshmi Nikhil'),
    lastNames: words('Iyer Deshmukh Chatterjee Patil Menon Qureshi Reddy Kulkarni Bose Gill Nair'),
  },
  {
    countries: [
      { name: 'Singapore', weight: 3, cities: ['Singapore'], dialCode: '65', legalForm: 'Pte. Ltd.' },
      { name: 'Vietnam', weight: 2, cities: ['Da Nang', 'Hai Phong'], dialCode: '84', legalForm: 'JSC' },
      { name: 'Malaysia', weight: 2, cities: ['Penang', 'Johor Bahru'], dialCode: '60', legalForm: 'Sdn. Bhd.' },
    ],
    streets: ['Jalan Industri', 'Harbour Drive', 'Tuas View', 'Jalan Pelabuhan'],
    beginnings: words('Merah Kenari Saigra Bayu Selat Melor Cempa Intan'),
    endings: words('mas anta indah vista raya timur'),
    firstNames: words('Wei Siti Linh Hafiz Mei Tuan Nurul Jun Huong Aaron'),
    lastNames: words('Tan Rahman Tran Lee Abdullah Pham Goh Ismail Vo Chua'),
  },
  {
    countries: [
      {
        name: 'Turkey',
        weight: 3,
        cities: ['Izmir', 'Bursa', 'Kocaeli'],
        dialCode: '90',
        legalForm: 'A.Ş.',
      },
      {
        name: 'United Arab Emirates',
        shortName: 'UAE',
        weight: 3,
        cities: ['Sharjah', 'Abu Dhabi', 'Dubai'],
        dialCode: '971',
        legalForm: 'LLC',
      },
    ],
    streets: ['Sanayi Caddesi', 'Liman Caddesi', 'Corniche Road', 'Industrial Area 7'],
    beginnings: words('Ak Gün Naj Safa Deniz Rim Kar'),
    endings: words('tepe erya mar luna dora hane'),
    firstNames: words('Elif Khalid Zeynep Omar Noura Burak Layla Yusuf Selin Tariq'),
    lastNames: words('Demir Haddad Kaya Mansour Arslan Suleiman Aydın Darwish Koç Rashed'),
  },
  {
    countries: [
      {
        name: 'South Africa',
        weight: 4,
        cities: ['Durban', 'Pretoria', 'Gqeberha'],
        dialCode: '27',
        legalForm: '(Pty) Ltd',
      },
      { name: 'Kenya', weight: 2, cities: ['Nakuru', 'Mombasa', 'Nairobi'], dialCode: '254', legalForm: 'Ltd' },
      { name: 'Ghana', weight: 2, cities: ['Tema', 'Kumasi'], dialCode: '233', legalForm: 'Ltd' },
    ],
    streets: ['Harbour Road', 'Industrial Road', 'Uhuru Road', 'Dockside Road'],
    beginnings: words('Zamb Kilim Baob Thab Savan Akwa Mara'),
    endings: words('iri oro ela ani una ambo'),
    firstNames: words('Thandiwe Kwame Wanjiru Sipho Adjoa Pieter Achieng Kofi Lerato Njoroge'),
    lastNames: words('Nkosi Mensah Kamau Dlamini Otieno Botha Owusu Mokoena Wambui Asante'),
  },
  {
    countries: [
      {
        name: 'Australia',
        weight: 5,
        cities: ['Adelaide', 'Newcastle', 'Perth', 'Geelong'],
        dialCode: '61',
        legalForm: 'Pty Ltd',
      },
      { name: 'New Zealand', weight: 2, cities: ['Tauranga', 'Dunedin', 'Napier'], dialCode: '64', legalForm: 'Ltd' },
    ],
    streets: ['Wharf Road', 'Foundry Road', 'Smelter Road', 'Esplanade'],
    beginnings: words('Wattle Coral Myall Moa Ferny Kauri Mulga Tussock'),
    endings: words('brook reach land gully downs creek'),
    firstNames: words('Matilda Lachlan Aroha Cooper Mei Tane Georgia Angus Ngaire Samuel'),
    lastNames: words('Sinclair Parata McAllister Thompson Ngata Fraser Hollis Tuilagi Bennett'),
  },
];
