// The passwords that are tried first. In lower case; shorter ones than a password may be are not here.

const words = `
  password password1 password2 password3 password7 password8 password9 password0 password01 password10 password11
  password12 password13 password21 password22 password23 password69 password77 password88 password99 password00
  password123 password1234 password12345 password123456 password321 password! password1! password12! password123!
  password@1 password@12 password@123 password@1234 password.1 password#1 password2020 password2021 password2022
  password2023 password2024 password2025 password2026 passwordpassword mypassword mypassword1 mypassword123
  thepassword newpassword newpassword1 oldpassword yourpassword nopassword badpassword goodpassword adminpassword
  userpassword rootpassword testpassword defaultpassword temppassword temporary temporary1 passw0rd passw0rd1
  passw0rd! passw0rd123 p@ssword p@ssword1 p@ssword123 p@ssw0rd p@ssw0rd1 p@ssw0rd! p@ssw0rd12 p@ssw0rd123 p@55word
  p@55w0rd pa$$word pa$$w0rd pa$$word1 pa55word pa55w0rd pa55word1 passwort passwort1 passwort123 passord123
  motdepasse motdepasse1 contraseña contrasena contrasena1 contraseña1 parola123 senha123 senha1234 senha12345
  wachtwoord wachtwoord1 wachtwoord123 lösenord lösenord1 salasana salasana1 hasło123 haslo123 haslo1234 jelszo123
  passphrase passkey1 pass1234 pass12345 pass123456 passpass pass@123 pass@1234 pass@word pass@word1
  12345678 123456789 1234567890 12345678910 123456781 123456782 123456788 1234567891 1234567899 1234567890a
  01234567 012345678 0123456789 87654321 987654321 9876543210 0987654321 098765432 09876543 123123123 123123123a
  1231231234 12341234 123412345 12344321 1234554321 123454321 12345432 12345679 123456987 123654789 123698745
  147258369 147852369 159357456 159753456 147896325 789456123 741852963 963852741 321654987 456123789 852456123
  321321321 121212121 12121212 13131313 21212121 123321123 12332112 123456654321 112233445566 11223344 1122334455
  11112222 111222333 111222333444 1111222233334444 111122223333 123123456 123456123 123456123456 1234567812345678
  11111111 111111111 1111111111 22222222 222222222 33333333 333333333 44444444 444444444 55555555 555555555
  66666666 666666666 77777777 777777777 7777777777 88888888 888888888 8888888888 99999999 999999999 9999999999
  00000000 000000000 0000000000 000000000000 10101010 1010101010 20202020 69696969 31415926 314159265 3141592654
  27182818 19841984 20002000 20202020 20242024 20252025 13571357 24682468 135792468 1357924680 246813579 2468013579
  19801980 19811981 19821982 19831983 19851985 19861986 19871987 19881988 19891989 19901990 19911991 19921992
  01011980 01011981 01011985 01011990 01011991 01011995 01012000 12345abc 123456ab 123456abc 12345678a 123456789a
  123456789q 123456789z 1234567a 1234567q 1234qwer 12345qwert 123456qwerty 1234abcd 1234asdf 123abc123 123qwe123
  123qweasd 123qweasdzxc 123qwe456 123456aa 123456as 123456qw a1234567 a12345678 a123456789 a1234567890 aa123456
  aa12345678 aa123456789 aaa111222 a1b2c3d4 a1b2c3d4e5 a1s2d3f4 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 q12345678
  q123456789 qq123456 qqww1122 q1q1q1q1 1q1q1q1q 1q2w3e4r 1q2w3e4r5 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc
  1qaz1qaz 1qazxsw2 1qazxsw23edc 2wsx3edc 2wsxzaq1 zaq12wsx zaq1zaq1 zaq1xsw2 zaq!2wsx !qaz2wsx !qaz@wsx 1qaz@wsx
  qazwsxedc qazwsx123 qazwsxedcrfv qazxswedc qazxswedcvfr wsxedcrfv qweasdzxc qweasd123 qwe123456 qwe123qwe qweqweqwe
  qwertyui qwertyuio qwertyuiop qwertyuiop1 qwertyuiop123 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456
  qwerty11 qwerty01 qwerty21 qwerty22 qwerty77 qwerty99 qwerty00 qwerty!@# qwerty123! qwertyqwerty qwertyasdf
  qwertz123 qwertzuiop qwertzui azertyui azertyuiop azerty123 azerty1234 qwert123 qwert1234 qwert12345 qwert54321
  qwer1234 qwer12345 qwerasdf qwerasdfzxcv asdfasdf asdfasdfasdf asdf1234 asdf12345 asdfghjk asdfghjkl asdfghjkl1
  asdfghjkl; asdfg123 asdfgh123 asdfgh12 asdfqwer asdasdasd asd123456 asd123asd asdqwe123 asdzxc123 zxcvbnm1 zxcvbnm123
  zxcvbnm, zxcv1234 zxcvbnmasdf zxcvzxcv zxczxczxc zxcasdqwe zxcasdqwe123 poiuytrewq poiuytre lkjhgfdsa mnbvcxz1
  mnbvcxzlkj plmoknijb okmijnuhb pokemon1 pokemon123 pokemon12 abcd1234 abcd12345 abcd123456 abcdefgh abcdefghi
  abcdefghij abcdefghijk abcdabcd abcdef123 abcdef12 abcde123 abcde12345 abc12345 abc123456 abc1234567 abc123456789
  abc123abc abc123!! abcabcabc aabbccdd aaaaaaaa aaaaaaaaa aaaaaaaaaa aaaa1111 aaaabbbb zzzzzzzz xxxxxxxx qqqqqqqq
  1a2b3c4d 1a2b3c4d5e 1234567890qwertyuiop !@#$%^&* !@#$%^&*() !@#$1234 1234!@#$ 12345!@#$% asdf!@#$
  iloveyou iloveyou1 iloveyou2 iloveyou3 iloveyou12 iloveyou123 iloveyou! iloveyou4ever iloveyouu iloveyoubaby
  iloveme1 iloveme2 ilovejesus ilovegod1 ilovehim ilovemom ilovemymom ilovemyself ilovemyfamily ilovecats ilovedogs
  loveyou1 loveyou2 loveyou123 lovelove lovelove1 lovelovelove lovely123 loverboy lovergirl lover123 love1234
  love12345 love123456 truelove trustno1 trustnoone letmein1 letmein2 letmein12 letmein123 letmein! letmeinnow
  welcome1 welcome2 welcome3 welcome01 welcome12 welcome123 welcome1! welcome! welcome@1 welcome@123 welcome2023
  welcome2024 welcome2025 welcome2026 welcomehome admin123 admin1234 admin12345 admin123456 admin123! admin@123
  admin@1234 admin888 adminadmin admin2024 admin2025 admin2026 administrator administrator1 adm1n1strator rootroot
  root1234 root12345 toortoor superuser superuser1 superadmin sysadmin sysadmin1 operator guest123 guest1234
  guestguest user1234 user12345 useruser username username1 testtest testtest1 test1234 test12345 test123456
  testing1 testing12 testing123 tester123 test@123 demo1234 demodemo demo12345 example1 example123 sample123
  changeme changeme1 changeme12 changeme123 changeme! changeit default1 default123 secret12 secret123 secret1234
  secretsecret topsecret nothing1 whatever whatever1 whatever123 whocares anything1 something1 computer computer1
  computer12 computer123 internet internet1 internet123 keyboard keyboard1 samsung1 samsung123 samsung12 iphone123
  android1 android123 windows1 windows10 windows7 microsoft microsoft1 google123 google12 facebook facebook1
  facebook123 linkedin linkedin1 instagram instagram1 whatsapp1 youtube1 youtube123 twitter1 amazon123 gmail123
  master12 master123 master1234 mastermaster monkey12 monkey123 monkey1234 dragon12 dragon123 dragon1234 dragonball
  dragonball1 dragonballz football football1 football12 football123 football! baseball baseball1 baseball12
  baseball123 basketball basketball1 softball softball1 volleyball soccer12 soccer123 hockey12 hockey123 golf1234
  sunshine sunshine1 sunshine2 sunshine12 sunshine123 sunshine! princess princess1 princess2 princess12 princess123
  princess! butterfly butterfly1 superman superman1 superman12 superman123 spiderman spiderman1 batman12 batman123
  batman1234 ironman1 ironman123 starwars starwars1 starwars123 startrek startrek1 harrypotter hogwarts gandalf1
  shadow12 shadow123 shadow1234 michael1 michael12 michael123 michelle michelle1 jennifer jennifer1 jessica1 jessica123
  jordan23 jordan123 charlie1 charlie12 charlie123 charlotte charlotte1 daniel12 daniel123 danielle danielle1 andrew123
  anthony1 anthony12 anthony123 alexander alexander1 alexandra alexandra1 elizabeth elizabeth1 nicholas nicholas1
  christian christian1 christopher christine christina benjamin benjamin1 jonathan jonathan1 jonathan123 victoria
  victoria1 veronica veronica1 patricia patricia1 samantha samantha1 stephanie stephanie1 brittany brittany1 courtney
  courtney1 brandon1 brandon123 william1 william123 richard1 richard123 matthew1 matthew123 thomas123 robert123
  joshua123 justin123 ashley123 hannah123 george123 jasmine1 gabriel1 gabriel123 vanessa1 natasha1 nicole123
  maverick maverick1 mercedes mercedes1 corvette corvette1 ferrari1 porsche1 porsche911 mustang1 mustang123 yamaha123
  harley123 liverpool liverpool1 liverpool123 arsenal1 arsenal123 chelsea1 chelsea123 manchester manutd123 barcelona
  barcelona1 barcelona123 realmadrid realmadrid1 juventus juventus1 ronaldo7 ronaldo123 cowboys1 steelers steelers1
  packers1 yankees1 lakers24 lakers123 chocolate chocolate1 cupcake1 cookie123 cheese123 banana123 orange123 cherry123
  strawberry blueberry blueberry1 pineapple watermelon pumpkin1 peaches1 ginger123 pepper123 buster123 bailey123
  cooper123 tigger123 snoopy123 hunter12 hunter123 killer123 ranger123 tigers123 panther1 phoenix1 phoenix123 falcon123
  elephant elephant1 dolphin1 dolphins penguin1 scorpion scorpion1 midnight midnight1 twilight twilight1 rainbow1
  rainbow123 blink182 metallica metallica1 nirvana1 slipknot slipknot1 linkinpark eminem123 beyonce1 justinbieber
  naruto123 minecraft minecraft1 minecraft123 fortnite fortnite1 fortnite123 callofduty roblox123 counterstrike
  playstation nintendo nintendo1 zeldazelda assassin freedom1 freedom123 america1 american1 australia australia1
  brooklyn brooklyn1 california newyork1 newyork123 chicago1 london123 paris123 germany1 deutschland portugal
  portugal1 india123 pakistan pakistan1 pakistan123 bangladesh indonesia indonesia1 philippines scotland scotland1
  january1 february february1 summer12 summer123 summer2020 summer2021 summer2022 summer2023 summer2024 summer2025
  summer2026 winter12 winter123 winter2020 winter2021 winter2022 winter2023 winter2024 winter2025 winter2026
  spring2023 spring2024 spring2025 spring2026 autumn2023 autumn2024 autumn2025 autumn2026 september september1
  november november1 december december1 birthday birthday1 christmas christmas1 hello123 hello1234 hello12345
  hellohello hello123! helloworld hellokitty hellokitty1 hello@123 goodluck goodluck1 godisgood jesus123 jesus777
  jesuschrist jesus4ever blessed1 blessing heaven123 angel123 angelina angels123 family123 mother123 father123 mommy123
  daddy123 babygirl babygirl1 babygirl12 babygirl123 babyboy1 bestfriend friends1 friends123 forever1 forever21
  forever123 sweetheart sweetie1 cutiepie cutiepie1 beautiful beautiful1 gorgeous precious precious1 diamond1
  diamond123 crystal1 silver123 gold1234 purple123 purple12 flower123 flowers1 lollipop lollipop1 snowball snowball1
  corporate company1 company123 business1 office123 manager1 manager123 finance1 security security1 security123
  service1 service123 support1 support123 student1 student123 teacher1 teacher123 school123 college1 university
  shopping shopping1 customer customer1 customer123 checkout1 correcthorsebatterystaple thisisapassword opensesame
  abracadabra access14 access123 blahblah blahblah1 asshole1 fuckyou1 fuckyou2 fuckyou123 fuckyou! fuckoff1 bullshit
  bullshit1 motherfucker cocacola cocacola1 cocacola123 mcdonalds marlboro marlboro1 budweiser heineken guinness1
  swordfish rosebud1 xbox3600 thunder1 thunder123 lightning lightning1 gangster gangster1 warcraft warcraft1
  lineage2 warhammer gamecube zerocool matrix123 neverland infinity infinity1 power123 success1 success123 winner123
  champion champion1 number1! number10 oneoneone onetwothree one2three forgetme forgetit remember remember1
`;

/** Each in lower case, normalised as passwords are. */
export const commonPasswords: ReadonlySet<string> = new Set(words.normalize("NFC").split(/\s+/).filter(Boolean));
