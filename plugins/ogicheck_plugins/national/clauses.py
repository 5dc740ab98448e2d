"""The provisions that the national rules rest on."""

from ogicheck.api import Clause, Text

REGULATION = "《中华人民共和国政府信息公开条例》"
REGULATION_EN = "Regulation on Open Government Information"
REGULATION_20 = Clause("regulation-20", Text(f"{REGULATION}第二十条", f"{REGULATION_EN}, article 20"))
REGULATION_49 = Clause("regulation-49", Text(f"{REGULATION}第四十九条", f"{REGULATION_EN}, article 49"))
REGULATION_50 = Clause("regulation-50", Text(f"{REGULATION}第五十条", f"{REGULATION_EN}, article 50"))
FORM_2019 = Clause("form-2019", Text("国办公开办函〔2019〕60号", "Form of 2019 (国办公开办函〔2019〕60号)"))
FORM_2021 = Clause("form-2021", Text("国办公开办函〔2021〕30号", "Form of 2021 (国办公开办函〔2021〕30号)"))
LEGISLATION_93 = Clause(
    "legislation-93",
    Text(
        "《中华人民共和国立法法》（2023年修正）第九十三条",
        "Legislation Law of the People's Republic of China (2023), article 93",
    ),
)
REGULATION_15 = Clause("regulation-15", Text(f"{REGULATION}第十五条", f"{REGULATION_EN}, article 15"))
