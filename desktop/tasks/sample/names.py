"""Names of the kinds heard in an English playground; any likeness to a real child is chance."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Names that go together in one family; `share` is how many families in a hundred."""

    share: int
    surnames: tuple[str, ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    mothers: tuple[str, ...]
    fathers: tuple[str, ...]


def _origin(share: int, *lines: str) -> Origin:
    surnames, girls, boys, mothers, fathers = (
        tuple(name.replace("_", " ") for name in line.split()) for line in lines
    )
    return Origin(share, surnames, girls, boys, mothers, fathers)


ENGLISH = _origin(
    56,
    "Ashdown Barlow Beckett Bramley Brook Carver Chandler Coates Copeland Crossley Dalton Draper"
    " Eastwood Fairhurst Farrow Fletcher Garland Goodwin Greaves Hadley Hallam Harcourt Hartley"
    " Haywood Holloway Ingram Jessop Kendall Langley Lockwood Marlow Marsden Mercer Millward"
    " Naylor Oakley Pemberton Pickering Quinlan Radcliffe Ramsden Redfern Sadler Sharples Sheldon"
    " Stanway Tanner Thorne Tolley Underhill Varley Wainwright Wakefield Whitlock Winterton"
    " Woodruff Wyatt Yardley Hughes-Barker Lacey-Thorne Moss-Bennett Webb-Carver",
    "Ada Alice Amber Amelia Anna-Rose Ava Beatrice Bella Bonnie Charlotte Chloe Daisy Edith Elsie"
    " Emily Esme Eva Evie Florence Freya Georgia Grace Hallie Harriet Hazel Heidi Holly Imogen Iris"
    " Ivy Jessica Lily-Mae Lottie Lucy Mabel Maisie Martha Matilda Maya Millie Molly Nancy Olive"
    " Olivia Orla Penelope Phoebe Poppy Rosie Ruby Scarlett Sophie Summer Tilly Violet Willow",
    "Albert Alfie Archie Arlo Arthur Barnaby Benjamin Callum Charlie Daniel Dexter Edward Elijah"
    " Ethan Felix Finley Frank Freddie George Harry Harvey Henry Hugo Isaac Jack Jacob James Jasper"
    " Joshua Jude Leo Lewis Logan Louis Luca Lucas Mason Max Milo Nathan Noah Oliver Oscar Otis"
    " Ralph Reggie Reuben Riley Roman Rory Rowan Samuel Sebastian Stanley Theo Thomas Tobias Toby",
    "Abigail Becky Catherine Claire Donna Elaine Emma Fiona Gemma Hannah Helen Jenny Joanne Karen"
    " Kate Kelly Laura Leanne Lisa Louise Natalie Nicola Rachel Rebecca Sally Sarah Sophie Stacey"
    " Tracey Vicky Zoe",
    "Adam Andrew Ben Chris Craig Dan Darren David Gareth Gary Graham Ian Jamie Jason John Jon"
    " Kevin Lee Mark Martin Matt Michael Neil Nick Paul Peter Rob Ryan Simon Steve Stuart Tim Tom",
)
ORIGINS: tuple[Origin, ...] = (
    ENGLISH,
    _origin(
        14,
        "Ahmed Akhtar Ali Bhatt Begum Chaudhry Desai Hussain Iqbal Kapoor Kaur Khan Malik Mehta"
        " Mirza Patel Rahman Rana Sandhu Shah Sharma Siddiqui Singh Uddin",
        "Aaliyah Aisha Amira Ananya Anisa Diya Fatima Hafsa Inaya Isha Khadija Maryam Meera Priya"
        " Riya Safa Saanvi Simran Zahra Zara",
        "Aarav Adam Arjun Armaan Ayaan Dev Eesa Hamza Haris Ibrahim Imran Ishaan Kabir Mohammed"
        " Musa Reyansh Rohan Umar Yusuf Zayn",
        "Amina Anjali Asma Fozia Gurpreet Nadia Neha Nasreen Rukhsana Sadia Shabnam Sunita",
        "Amjad Bilal Deepak Faisal Harjit Imtiaz Manoj Naveed Rajesh Sajid Tariq Vikram",
    ),
    _origin(
        8,
        "Kowalski Lewandowski Łapiński Nowak Popescu Wójcik Wiśniewski Zieliński Kovács Novák"
        " Petrauskas Ionescu Шевченко",
        "Aleksandra Alicja Hanna Julia Lena Maja Natalia Oliwia Sofia Zofia Zuzanna Žofia",
        "Adam Antoni Filip Jakub Jan Kacper Łukasz Mateusz Nikodem Oskar Szymon Wojciech",
        "Agnieszka Ewa Joanna Katarzyna Magdalena Małgorzata Monika Oksana Renata",
        "Andrzej Krzysztof Marek Paweł Piotr Radu Sławomir Tomasz Vasile",
    ),
    _origin(
        7,
        "O’Brien O’Connor O’Sullivan Byrne Gallagher Mac_an_Rí McAllister McCarthy Kinsella"
        " Davies Llewellyn ap_Rhys Pryce Cameron MacLeod",
        "Aoife Bethan Caitlin Ceri Ciara Eilidh Ffion Mairi Niamh Orlaith Róisín Siân Sinéad",
        "Aidan Cian Cillian Conor Dylan Eoin Ewan Fionn Gethin Hamish Iestyn Oisín Rhys Tadhg",
        "Bronwen Deirdre Eluned Gráinne Kirsty Mhairi Nuala Siobhán",
        "Brendan Declan Diarmuid Gwyn Huw Malcolm Pádraig Seán",
    ),
    _origin(
        7,
        "Adebayo Adeyemi Asante Balogun Boateng Eze Mensah Mwangi Ng’ang’a Nkosi Okafor Okonkwo"
        " Osei Otieno Owusu Warsame Yusuf",
        "Abena Adaeze Ama Amara Chiamaka Esi Folake Hodan Ifeoma Nia Temi Wanjiru Zuri",
        "Abdi Chidi Emeka Femi Ikenna Kofi Kwame Mandla Obinna Olu Tunde Zuberi",
        "Akosua Asha Blessing Chioma Comfort Faith Grace Mercy Ngozi",
        "Chinedu Daniel Emmanuel Joseph Kwesi Moses Samuel Segun Solomon",
    ),
    _origin(
        4,
        "Chen Đặng Huang Lim Nguyễn Phạm Santos Tran Wong Yeung Zhang",
        "An Bảo Hoa Jia Linh Mai Mei Minh-Anh Thảo Xin Ying",
        "Anh Bao Đức Hao Jun Khoa Long Minh Quang Wei Zhi",
        "Hương Jing Lan Li Maria Rosa Thu Yan",
        "Hùng Jian Jose Peng Quân Tuấn Wei",
    ),
    _origin(
        4,
        "Almeida Costa D’Souza Fernandes Ferreira García Haddad Hosseini Kaya Muñoz Öztürk Rossi"
        " Silva Şahin",
        "Ayşe Beatriz Carla Elif Inês Leila Lucía Nour Paola Yasmin",
        "Ali Can Diego Emir Gonçalo José Karim Mateo Nuno Yiannis",
        "Ana Dilek Fátima Leyla Luísa Mariam Teresa",
        "Ahmet Carlos Hassan João Marco Miguel Omar",
    ),
)


@dataclass(frozen=True, slots=True)
class Particular:
    """A child whose name shows what a register has to hold; level 0 is reception."""

    level: int
    surname: str
    forename: str
    sex: str
    preferred: tuple[str, str] = ("", "")  # surname and forename


PARTICULAR: tuple[Particular, ...] = (
    Particular(0, "ap Rhys", "Siân", "F"),
    Particular(1, "Kaur", "Anne-Marie", "F"),
    Particular(2, "李", "明轩", "M", ("Li", "Ming")),
    Particular(3, "Ng’ang’a", "Wanjiru", "F"),
    Particular(4, "Nguyễn", "Thị Minh Anh", "F", ("", "Minh Anh")),
    Particular(5, "Wiśniewski", "Łukasz", "M", ("", "Luke")),
    Particular(6, "O’Connor", "Saoirse", "F"),
    Particular(6, "Hughes-Barker", "Maximilian", "M", ("", "Max")),
)
